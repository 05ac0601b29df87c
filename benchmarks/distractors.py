"""Generated catalogues for measurements: papers that nobody wrote, with titles, names and summaries as real ones look.

Seeded, so that every run and every machine sees the same ones. Half of the words are those of the field, which makes them
compete with the real papers; the other half are made up from syllables, so that the vocabulary grows with the
catalogue as it does in life (Heaps' law) and no title repeats.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from papertui.domain.paper import Link, Paper

_QUALITIES = (
    "Adaptive Adversarial Amortized Anisotropic Asynchronous Attentive Autoregressive Balanced Bayesian Bidirectional Calibrated"
    " Causal Coarse Compositional Compressed Conditional Consistent Contrastive Controllable Convolutional Coupled Cross-Modal"
    " Curvature-Aware Data-Efficient Deep Deformable Dense Differentiable Discrete Disentangled Distilled Domain-Agnostic"
    " Dynamic Efficient Embodied End-to-End Energy-Based Equivariant Explainable Fast Federated Few-Shot Flexible Fourier Gated"
    " Generalized Geometric Gradient-Free Graph-Based Hierarchical High-Resolution Hybrid Hyperbolic Implicit Improved Incremental"
    " Interpretable Invariant Iterative Joint Language-Guided Large-Scale Latent Lightweight Linear Lipschitz Local Long-Tailed"
    " Low-Rank Masked Memory-Efficient Metric Multi-Scale Multi-Task Multimodal Neural Noise-Robust Non-Autoregressive Nonlinear"
    " Normalized Object-Centric Online Open-World Parallel Parameter-Efficient Personalized Physics-Informed Plug-and-Play"
    " Probabilistic Progressive Prompted Provable Quantized Randomized Recurrent Recursive Regularized Residual Riemannian Robust"
    " Sample-Efficient Scalable Selective Self-Supervised Semi-Supervised Sequential Shared Single-Stage Sparse Spatial Spectral"
    " Stable Stochastic Structured Supervised Symmetric Task-Aware Temporal Text-Driven Token-Level Training-Free Transferable"
    " Two-Stage Unified Universal Unpaired Unsupervised Variational Weakly-Supervised Wide Zero-Shot"
).split()
_THINGS = (
    "Action Recognition;Active Learning;Adapters;Anomaly Detection;Attention;Audio Synthesis;Augmentation;Autoencoders;Bandits;"
    "Boltzmann Machines;Calibration;Capsule Networks;Captioning;Classification;Clustering;Code Generation;Continual Learning;"
    "Convolutional Networks;Correspondence;Data Pruning;Deblurring;Decision Trees;Decoding;Denoising;Depth Estimation;Detection;"
    "Diffusion Models;Dimensionality Reduction;Distillation;Domain Adaptation;Dropout;Embeddings;Ensembles;Entity Linking;"
    "Exploration;Face Recognition;Factorization;Fairness;Feature Selection;Flow Matching;Flows;Forecasting;Gaussian Processes;"
    "Generative Adversarial Networks;Generative Models;Gradient Descent;Graph Networks;Hashing;Image Captioning;Image Editing;"
    "Image Generation;Image Restoration;Imitation Learning;Inference;Inpainting;Instance Segmentation;Kernels;Knowledge Graphs;"
    "Label Noise;Language Models;Machine Translation;Manifold Learning;Markov Chains;Matching;Medical Imaging;Meta-Learning;"
    "Metric Learning;Mixture of Experts;Model Compression;Motion Planning;Motion Synthesis;Neural Fields;Normalization;"
    "Novelty Detection;Object Detection;Object Tracking;Optical Flow;Optimal Transport;Optimization;Parsing;Person Search;"
    "Point Clouds;Policy Gradients;Pose Estimation;Pretraining;Privacy;Program Synthesis;Prompt Tuning;Protein Design;Pruning;"
    "Quantization;Question Answering;Radiance Fields;Recommendation;Regression;Reinforcement Learning;Relation Extraction;"
    "Representation Learning;Retrieval;Reward Models;Robot Grasping;Saliency;Sampling;Scene Graphs;Scene Understanding;"
    "Score Matching;Semantic Segmentation;Sequence Models;Set Functions;Shape Completion;Sign Language;Speech Recognition;"
    "Stereo Matching;Style Transfer;Summarization;Super-Resolution;Survival Analysis;Text Generation;Text-to-Image Generation;"
    "Texture Synthesis;Theorem Proving;Time Series;Tokenization;Transformers;Tree Search;Video Generation;Video Prediction;"
    "Video Understanding;View Synthesis;Vision Transformers;Visual Grounding;Visual Reasoning;Voice Conversion;Word Sense"
).split(";")
_LINKS = ("for", "with", "via", "in", "through", "using", "from", "under", "without", "beyond")
_SHAPES = (
    "{name}: {quality} {thing} {link} {quality2} {thing2}",
    "{quality} {thing} {link} {thing2}",
    "{quality} {quality2} {thing}",
    "{name}: {thing} {link} {odd} {thing2}",
    "Towards {quality} {thing} {link} {odd} {thing2}",
    "On the {odd2} of {thing} {link} {thing2}",
    "Learning {quality} {thing} {link} {odd} {thing2}",
    "{thing} Meets {thing2}: A {quality} {odd} Perspective",
    "{odd}-{name}: {quality} {thing}",
    "A {quality} Study of {odd} {thing}",
    "Rethinking {thing} {link} {quality} {odd} {thing2}",
    "How {quality} Are {odd} {thing}?",
)
_GIVEN = (
    "Ada Ahmed Aisha Alex Ana Andrei Anna Antoine Aron Beatriz Ben Bo Carla Carlos Chen Chloe Chris Claire Daniel David Diego Dmitri"
    " Elena Elif Emil Emma Eric Fatima Felix Francesca Gabriel Georg Grace Hana Hao Haruto Helena Hugo Ibrahim Ingrid Ivan Jae Jan"
    " Javier Jia Jin Johan Jonas Jorge José Julia Jun Kai Karim Katya Kenji Kim Lars Laura Lei Leila Léa Lin Lior Liu Luca Lucia Lukas"
    " Maja Marco María Mark Marta Matteo Mei Mia Michael Min Mohammed Naomi Nikolai Nina Noah Nora Olga Omar Paul Pedro Peter Priya Qi"
    " Rachel Rahul Raúl Ren Robert Rosa Ruth Samir Sara Shan Shun Sofia Søren Stefan Sun Tae Tariq Thomas Tim Tom Uri Vera Victor Wei"
    " William Xin Yan Yang Yao Yara Yi Yuki Yun Zeynep Zhen Zoe"
).split()
_COMMON_FAMILY = (
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Luo Gao Zheng Liang Tang Feng Cao Kim Lee Park Choi"
    " Jung Kang Cho Song Ho Tanaka Sato Suzuki Singh Kumar Gupta Sharma Nguyen Tran Smith Johnson Brown Müller Schmidt Rossi García"
    " Silva Ivanov Cohen Levy Jain Shah Das Bengio Kingma Hinton"
).split()
_VENUES = "CVPR ICCV ECCV NeurIPS ICML ICLR AAAI WACV BMVC ACL EMNLP NAACL INTERSPEECH KDD AISTATS UAI TMLR JMLR TPAMI IJCV".split()
_AREAS = "Vision Language Speech Robotics Graphs Theory Generation Biology Systems Optimization".split()
_ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl qu r s sc sh sl st t th tr v w z".split()
_NUCLEI = "a e i o u ai ea io ou".split()
_CODAS = "l m n r s t x nd rt st ck ns".split()
_ENDINGS = "net former gan flow ion ity ance ics oid ule ator ing al ic".split()
_SENTENCES = (
    "{verb} {thing} by a {quality} {odd} that keeps the {odd2} of each {noun} apart.",
    "The {noun} is learned from {odd} {thing}, which {verb2} the {odd2} at little cost.",
    "Compared with {thing}, the {quality} variant needs fewer {noun}s and {verb2} {odd}.",
    "{verb} how {quality} {thing} behave when the {noun} is {odd} or missing.",
    "A {noun} built on {thing} and {odd} {thing2} {verb2} both {odd2} and accuracy.",
)
_NOUNS = "loss sampler encoder decoder prior schedule benchmark dataset layer head module kernel objective bound buffer prompt token mask".split()
_VERBS = "Studies Replaces Extends Analyses Accelerates Simplifies Regularizes Measures Bounds Approximates".split()
_VERBS_INSIDE = "improves preserves stabilizes halves explains predicts corrects limits recovers sharpens".split()


@dataclass(frozen=True, slots=True)
class _Words:
    """Made-up words; rarer ones come up less often, as in life."""

    words: tuple[str, ...]

    def one(self, random: Random) -> str:
        return self.words[int(len(self.words) * random.random() ** 2.2)]


def distractors(count: int, seed: int = 1) -> list[Paper]:
    """So many papers, the same ones for the same seed; a longer list begins with the shorter one's."""
    random = Random(seed)
    odd = _Words(tuple(_distinct(Random(seed + 1), 24_000, _word)))
    families = _Words(tuple(_distinct(Random(seed + 2), 20_000, _family)))
    return [_paper(number, random, odd, families) for number in range(count)]


def mixed(papers: list[Paper], total: int, seed: int = 1) -> list[Paper]:
    """Real papers among generated ones, in shuffled order, `total` in all."""
    together = [*papers, *distractors(total - len(papers), seed)]
    Random(seed).shuffle(together)
    return together


def _paper(number: int, random: Random, odd: _Words, families: _Words) -> Paper:
    fill = {
        "name": odd.one(random).capitalize() + random.choice(("Net", "Former", "GAN", "", "", "Flow", "Diff", "CLIP")),
        "quality": random.choice(_QUALITIES),
        "quality2": random.choice(_QUALITIES),
        "thing": random.choice(_THINGS),
        "thing2": random.choice(_THINGS),
        "link": random.choice(_LINKS),
        "odd": odd.one(random).capitalize(),
        "odd2": odd.one(random).capitalize(),
    }
    title = random.choice(_SHAPES).format(**fill)
    year = random.randint(2012, 2025)
    venue = f"{random.choice(_VENUES)} {year}" if random.random() < 0.8 else ""
    lowered = {name: text.lower() for name, text in fill.items()}
    sentences = [
        template.format(
            verb=random.choice(_VERBS),
            verb2=random.choice(_VERBS_INSIDE),
            noun=random.choice(_NOUNS),
            **{**lowered, "odd": odd.one(random), "thing": random.choice(_THINGS).lower()},
        )
        for template in random.sample(_SENTENCES, 2)
    ]
    arxiv = f"{year % 100:02}{random.randint(1, 12):02}.{random.randint(0, 99_999):05}"
    return Paper(
        id=f"generated{number}",
        title=title,
        authors=tuple(_author(random, families) for _ in range(random.randint(1, 6))),
        venue=venue,
        year=year,
        categories=((random.choice(_AREAS), fill["thing"]),),
        tags=(fill["name"].lower(),) if random.random() < 0.5 else (),
        arxiv=arxiv,
        summary=" ".join(sentences),
        links=(
            Link("Paper", f"https://arxiv.org/abs/{arxiv}"),
            *_code_link(lowered["name"], families.one(random), number),
        ),
    )


def _code_link(name: str, owner: str, number: int) -> tuple[Link, ...]:
    return (Link("Github", f"https://github.com/{owner.lower()}/{name}"),) if number % 2 else ()


def _author(random: Random, families: _Words) -> str:
    family = random.choice(_COMMON_FAMILY) if random.random() < 0.4 else families.one(random)
    return f"{random.choice(_GIVEN)} {family}"


def _distinct(random: Random, count: int, make: object) -> list[str]:
    assert callable(make)  # noqa: S101 - narrows the type
    known: dict[str, None] = {}
    while len(known) < count:
        known[make(random)] = None
    return list(known)


def _syllable(random: Random) -> str:
    return random.choice(_ONSETS) + random.choice(_NUCLEI) + (random.choice(_CODAS) if random.random() < 0.4 else "")


def _word(random: Random) -> str:
    stem = "".join(_syllable(random) for _ in range(random.randint(1, 3)))
    return stem + (random.choice(_ENDINGS) if random.random() < 0.5 else "")


def _family(random: Random) -> str:
    return "".join(_syllable(random) for _ in range(random.randint(1, 3))).capitalize()
