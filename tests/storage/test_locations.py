"""Facts about where files are, and which catalogue is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from papertui.errors import UnsupportedSystemError, UnusableCatalogueError, WrongUsageError
from papertui.storage.config_file import Settings
from papertui.storage.locations import Locations, choose_catalogue, find_locations, shipped_catalogue


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder without any XDG variable."""
    for name in list(os.environ):
        if name.startswith(("XDG_", "PAPERTUI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    """All places below one folder; none of them exists."""
    names = {"XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config"}
    return find_locations({name: str(tmp_path / folder) for name, folder in names.items()})


def test_xdg_folders_are_used(locations: Locations, tmp_path: Path) -> None:
    """Each kind of file has its folder, and the reading log is data."""
    assert locations.config_file == tmp_path / "config" / "papertui" / "config.toml"
    assert locations.data_folder == tmp_path / "data" / "papertui"
    assert locations.reading_folder == tmp_path / "data" / "papertui" / "reading"
    assert locations.state_folder == tmp_path / "state" / "papertui"
    assert locations.lock_folder.is_relative_to(locations.state_folder)
    assert locations.own_catalogue == tmp_path / "data" / "papertui" / "papers.toml"


def test_finding_places_creates_nothing(locations: Locations, tmp_path: Path) -> None:
    """A reader who only looks leaves no folder behind."""
    choose_catalogue(locations, Settings(), None, tmp_path)

    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="the customs of Linux")
def test_without_variables_the_customs_of_the_platform_hold(home: Path) -> None:
    """An empty environment leads to the folders below the home folder."""
    found = find_locations({})

    assert found.config_file == home / ".config" / "papertui" / "config.toml"
    assert found.data_folder == home / ".local" / "share" / "papertui"
    assert found.state_folder == home / ".local" / "state" / "papertui"


@pytest.mark.skipif(sys.platform != "linux", reason="the customs of Linux")
def test_a_relative_xdg_folder_is_ignored(home: Path) -> None:
    """The specification calls it invalid, and files must not follow the current folder."""
    assert find_locations({"XDG_DATA_HOME": "data"}).data_folder == home / ".local" / "share" / "papertui"


def test_no_home_folder_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than making a folder named ``~`` in the current one."""
    monkeypatch.setenv("HOME", "nowhere")

    with pytest.raises(WrongUsageError, match="set HOME"):
        find_locations({})


def test_the_environment_names_config_log_and_catalogue(locations: Locations, home: Path) -> None:
    """Each variable moves its one file, and ``~`` is the home folder."""
    found = find_locations(
        {
            "XDG_DATA_HOME": "/data",
            "XDG_STATE_HOME": "/state",
            "XDG_CONFIG_HOME": "/config",
            "PAPERTUI_CONFIG": "~/mine.toml",
            "PAPERTUI_READING_LOG": "~/log",
            "PAPERTUI_CATALOGUE": "x.toml",
        }
    )

    assert found.config_file == home / "mine.toml"
    assert found.reading_folder == home / "log"
    assert found.environment_catalogue == "x.toml"


@pytest.mark.parametrize("system", ["win32", "cygwin", "emscripten"])
def test_another_system_gets_one_sentence(system: str) -> None:
    """Where there are no file locks papertui says where it runs."""
    with pytest.raises(UnsupportedSystemError, match="runs on Linux and macOS"):
        find_locations({}, system)


@pytest.mark.parametrize(
    ("told", "folder"),
    [("", "reading"), ("/synced/log", "/synced/log"), ("log", "config/log"), ("~/log", "home/log")],
)
def test_the_config_moves_the_log(locations: Locations, home: Path, told: str, folder: str) -> None:
    """A relative folder starts at the config's, wherever papertui is started."""
    found = locations.reading_folder_with(Settings(reading_log=told))

    places = {
        "reading": locations.reading_folder,
        "/synced/log": Path("/synced/log"),
        "config/log": locations.config_file.parent / "log",
        "home/log": home / "log",
    }
    assert found == places[folder]


def test_the_environment_beats_the_config_about_the_log(tmp_path: Path) -> None:
    """`$PAPERTUI_READING_LOG` is stronger than `reading_log`."""
    variables = {name: str(tmp_path) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    found = find_locations(variables | {"PAPERTUI_READING_LOG": "/log"})

    assert found.reading_folder_with(Settings(reading_log="/other")) == Path("/log")


def chosen(tmp_path: Path, *, weaker_than: int) -> str:
    """The name of the chosen catalogue when all ways but the first few name one."""
    here, data, config = tmp_path / "here", tmp_path / "data" / "papertui", tmp_path / "config" / "papertui"
    for folder in (here, data, config):
        folder.mkdir(parents=True, exist_ok=True)
    variables = {f"XDG_{name.upper()}_HOME": str(tmp_path / name) for name in ("data", "state", "config")}
    ways = ["argument", "environment", "here", "config", "own"]
    given = ways[weaker_than:]
    if "environment" in given:
        variables["PAPERTUI_CATALOGUE"] = "environment.toml"
    if "here" in given:
        (here / "papers.toml").touch()
    if "own" in given:
        (data / "papers.toml").touch()
    found = choose_catalogue(
        find_locations(variables),
        Settings(catalogue="config.toml" if "config" in given else ""),
        "argument.toml" if "argument" in given else None,
        here,
    )
    assert found.why
    assert found.is_sample == (not given)
    return str(found.path)


def test_a_catalogue_is_chosen_in_the_promised_order(tmp_path: Path) -> None:
    """Argument, environment, current folder, config, the reader's own, the sample."""
    for number, expected in [
        (0, tmp_path / "here" / "argument.toml"),
        (1, tmp_path / "here" / "environment.toml"),
        (2, tmp_path / "here" / "papers.toml"),
    ]:
        assert chosen(tmp_path, weaker_than=number) == str(expected)
    (tmp_path / "here" / "papers.toml").unlink()
    assert chosen(tmp_path, weaker_than=3) == str(tmp_path / "config" / "papertui" / "config.toml")
    assert chosen(tmp_path, weaker_than=4) == str(tmp_path / "data" / "papertui" / "papers.toml")
    (tmp_path / "data" / "papertui" / "papers.toml").unlink()
    assert chosen(tmp_path, weaker_than=5) == str(shipped_catalogue())


@pytest.mark.parametrize("way", ["argument", "environment", "config"])
def test_a_catalogue_can_be_named_as_in_the_config(locations: Locations, tmp_path: Path, way: str) -> None:
    """Names from ``[catalogues]`` work wherever a path does."""
    places = Locations(
        locations.config_file,
        locations.data_folder,
        locations.state_folder,
        locations.reading_folder,
        environment_catalogue="vision" if way == "environment" else "",
    )
    settings = Settings(catalogues={"vision": "/lists/vision.toml"}, catalogue="vision" if way == "config" else "")

    found = choose_catalogue(places, settings, "vision" if way == "argument" else None, tmp_path)

    assert found.path == Path("/lists/vision.toml")


def test_a_file_beats_a_name(locations: Locations, tmp_path: Path) -> None:
    """A name never hides a file that is really there."""
    (tmp_path / "vision").touch()

    found = choose_catalogue(locations, Settings(catalogues={"vision": "/lists/v.toml"}), "vision", tmp_path)

    assert found.path == tmp_path / "vision"


def test_a_broken_link_here_is_chosen(locations: Locations, tmp_path: Path) -> None:
    """So that the reader hears of it, instead of silently getting another catalogue."""
    (tmp_path / "papers.toml").symlink_to("gone")

    assert choose_catalogue(locations, Settings(), None, tmp_path).path == tmp_path / "papers.toml"


def test_the_sample_lies_in_the_package_or_on_top_of_a_checkout(tmp_path: Path) -> None:
    """An installed package beats a checkout around it; without either there is a sentence."""
    package = tmp_path / "src" / "papertui"
    package.mkdir(parents=True)
    with pytest.raises(UnusableCatalogueError, match="install papertui again"):
        shipped_catalogue(package)

    (tmp_path / "papers.toml").touch()
    in_checkout = shipped_catalogue(package)
    (package / "papers.toml").touch()

    assert in_checkout == tmp_path / "papers.toml"
    assert shipped_catalogue(package) == package / "papers.toml"


def test_importing_it_loads_no_platformdirs() -> None:
    """What the environment names need not be looked up."""
    code = (
        "import sys; from papertui.storage.locations import find_locations as find;"
        "find({'XDG_DATA_HOME': '/d', 'XDG_STATE_HOME': '/s', 'XDG_CONFIG_HOME': '/c'});"
        "print('platformdirs' in sys.modules)"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout == "False\n"
