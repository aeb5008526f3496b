"""The command line: what it prints, where, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import publead
from publead import frameworks
from publead.assessment.instrument import draft_instrument, write_instrument
from publead.cli import main

NORTHPORT = Path(__file__).parents[1] / "examples" / "northport"
FORMS, MAP, BROKEN = (str(NORTHPORT / name) for name in ("forms.csv", "forms.toml", "broken.csv"))
FEEDBACK = ("feedback", FORMS, "--map", MAP, "--person", "0107")
DONE, FAULTY, MISCALLED = 0, 1, 2

Captured = pytest.CaptureFixture[str]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Return what a fresh interpreter does with ``python -m publead``."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-X", "utf8", "-m", "publead", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


def test_feedback_prints_the_report(capsys: Captured) -> None:
    """The report goes to the standard output, with what was hidden, and nothing to the other."""
    assert main(FEEDBACK) == DONE
    out, err = capsys.readouterr()
    assert out.startswith("Feedback for 0107, for development\n")
    assert "Not shown, and in no total: reports," in out
    assert err == ""


def test_feedback_in_json_holds_the_same(capsys: Captured) -> None:
    """``--json`` prints one JSON object, in which a hidden number is null."""
    assert main([*FEEDBACK, "--json"]) == DONE
    report = json.loads(capsys.readouterr().out)
    assert report["person"] == "0107"
    assert [line["code"] for line in report["competencies"]] == list(
        frameworks.SOLACE_CONTEXTUAL.codes
    )
    assert report["blind_spots"] == ["trust"]


def test_what_is_hidden_is_null_in_json(capsys: Captured) -> None:
    """JSON has no NaN, so what cannot be read is null there."""
    assert main([*FEEDBACK[:-1], "0305", "--json"]) == DONE
    text = capsys.readouterr().out
    assert "NaN" not in text
    assert json.loads(text)["competencies"][0]["others"]["value"] is None


def test_join_pools_groups_that_are_too_small(capsys: Captured) -> None:
    """``--join`` shows the two reports within a larger set."""
    assert main([*FEEDBACK, "--join"]) == DONE
    assert "Joined, because some are too few" in capsys.readouterr().out


def test_faults_are_listed_all_at_once(capsys: Captured) -> None:
    """A faulty file prints nothing but its faults, all of them, and exits with 1."""
    assert main(["feedback", BROKEN, "--map", MAP, "--person", "0107"]) == FAULTY
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("publead: ratings from broken.csv: 11 faults\n")
    assert len(err.splitlines()) == 12


def test_a_file_that_is_not_there_is_a_fault(capsys: Captured, tmp_path: Path) -> None:
    """A wrong path is told as a fault, without a traceback."""
    absent = str(tmp_path / "absent.csv")
    assert main(["feedback", absent, "--person", "p1"]) == FAULTY
    assert "absent.csv: 1 fault\n  cannot be opened" in capsys.readouterr().err


def test_a_faulty_map_is_a_fault(capsys: Captured, tmp_path: Path) -> None:
    """Everything that is wrong with a map is told, too."""
    wrong = tmp_path / "map.toml"
    wrong.write_text('person = 3\ncolour = "red"\n', encoding="utf-8")
    assert main(["feedback", FORMS, "--map", str(wrong), "--person", "0107"]) == FAULTY
    err = capsys.readouterr().err
    assert all(word in err for word in ("person", "relationship", "colour"))


def test_somebody_without_forms_is_a_fault_that_names_nobody(capsys: Captured) -> None:
    """Asking for an unknown person exits with 1 and names no other."""
    assert main([*FEEDBACK[:-1], "107"]) == FAULTY
    err = capsys.readouterr().err
    assert "no form is about this person" in err
    assert "0107" not in err


def test_columns_may_have_their_own_names(capsys: Captured, tmp_path: Path) -> None:
    """Without a map the columns are ``person``, ``rater``, ``relationship`` and the items."""
    draft = draft_instrument("lga-managerial@2017")
    header = ",".join(["person", "rater", "relationship", *draft.codes])
    answers = ",".join("4" for _ in draft)
    forms = tmp_path / "forms.csv"
    forms.write_text(f"{header}\np1,p1,self,{answers}\n", encoding="utf-8")
    chosen = ["--framework", "lga-managerial@2017"]
    assert main(["feedback", str(forms), "--person", "p1", *chosen]) == DONE
    assert "no others yet" in capsys.readouterr().out


def test_a_questionnaire_of_ones_own_is_read(capsys: Captured, tmp_path: Path) -> None:
    """``--instrument`` reads a questionnaire from a file."""
    own = tmp_path / "own.toml"
    write_instrument(draft_instrument("solace-contextual@2013"), own)
    assert main([*FEEDBACK, "--instrument", str(own)]) == DONE
    assert "Feedback for 0107" in capsys.readouterr().out


def test_an_unknown_framework_names_the_nearest(capsys: Captured) -> None:
    """A misspelled id exits with 1 and says which was meant."""
    assert main(["frameworks", "solace-contextual@2031"]) == FAULTY
    assert "Did you mean 'solace-contextual@2013'?" in capsys.readouterr().err


def test_frameworks_are_listed(capsys: Captured) -> None:
    """Without an id the catalogue is printed."""
    assert main(["frameworks"]) == DONE
    assert capsys.readouterr().out == f"{frameworks.catalogue()}\n"


def test_one_framework_is_printed_with_its_account(capsys: Captured) -> None:
    """With an id the framework is printed, and who says so."""
    assert main(["frameworks", "anti-hero@2013"]) == DONE
    framework = frameworks.ANTI_HERO
    assert capsys.readouterr().out == f"{framework}\n\n{framework.explain()}\n"


@pytest.mark.parametrize("arguments", [("frameworks",), ("frameworks", "anti-hero@2013")])
def test_frameworks_are_printed_as_json(arguments: tuple[str, ...], capsys: Captured) -> None:
    """``--json`` prints valid JSON for the list and for one."""
    assert main([*arguments, "--json"]) == DONE
    printed = json.loads(capsys.readouterr().out)
    assert "anti-hero@2013" in (printed if isinstance(printed, list) else [printed["id"]])


@pytest.mark.parametrize(
    "arguments",
    [(), ("unheard-of",), ("feedback",), ("feedback", FORMS), ("frameworks", "--colour")],
    ids=" ".join,
)
def test_a_wrong_call_exits_with_2(arguments: tuple[str, ...], capsys: Captured) -> None:
    """What the parser does not understand is a wrong call, and the usage is shown."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == MISCALLED
    assert capsys.readouterr().err.startswith("usage: publead")


def test_the_version_is_printed(capsys: Captured) -> None:
    """``--version`` prints the version and exits with 0."""
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == DONE
    assert capsys.readouterr().out == f"publead {publead.__version__}\n"


@pytest.mark.parametrize("arguments", [(), ("feedback",), ("frameworks",)], ids=str)
def test_help_is_had_without_loading_numpy(arguments: tuple[str, ...]) -> None:
    """``--help`` answers at once, because it loads nothing heavy."""
    script = (
        "import sys\n"
        "from publead.cli import main\n"
        "try:\n"
        f"    main([*{arguments!r}, '--help'])\n"
        "except SystemExit as left:\n"
        "    assert left.code == 0\n"
        "heavy = {'numpy', 'scipy', 'narwhals'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage: publead")


def test_the_package_runs_as_a_module(capsys: Captured) -> None:
    """``python -m publead`` does what ``publead`` does, exit code included."""
    main(FEEDBACK)
    done = run(*FEEDBACK)
    assert (done.returncode, done.stdout, done.stderr) == (DONE, capsys.readouterr().out, "")
    assert run("feedback", BROKEN, "--map", MAP, "--person", "0107").returncode == FAULTY
    assert run("feedback").returncode == MISCALLED


def test_more_than_a_hundred_faults_are_all_listed(capsys: Captured, tmp_path: Path) -> None:
    """However many faults a file has, the command line lists each of them."""
    header = ",".join(
        ("person", "rater", "relationship", *draft_instrument("solace-contextual@2013").codes)
    )
    rows = [f"p{i},r{i},peer," + ",".join(["9"] * 20) for i in range(8)]
    path = tmp_path / "forms.csv"
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    assert main(["feedback", str(path), "--person", "p1"]) == FAULTY
    err = capsys.readouterr().err
    assert err.startswith("publead: ratings from forms.csv: 160 faults\n")
    assert err.count("'9'") == 160
    assert "given as --map" in err


def test_a_report_can_be_sent_to_a_file_on_any_machine(tmp_path: Path) -> None:
    """Where the system's encoding has no minus sign, the report is written in UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "publead", *FEEDBACK],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == DONE, done.stderr
    assert "self − others" in done.stdout.decode("utf-8")


def test_all_faults_of_a_map_are_told(capsys: Captured, tmp_path: Path) -> None:
    """Options that make no sense are faults of the map, beside its others."""
    path = tmp_path / "map.toml"
    path.write_text(
        'person = "p"\nrelationship = "r"\nratr = "x"\n'
        '[csv]\ndelimiter = ";;"\nencoding = "utf-99"\n',
        encoding="utf-8",
    )
    assert main(["feedback", FORMS, "--map", str(path), "--person", "0107"]) == FAULTY
    err = capsys.readouterr().err
    assert err.startswith("publead: map.toml: 3 faults\n")
    for place in ("csv.delimiter: ", "csv.encoding: ", "ratr: is not a key"):
        assert place in err


TIES, PEOPLE = (str(NORTHPORT / f"network_{name}.csv") for name in ("ties", "people"))
SHAPE = ("shape", TIES, "--people", PEOPLE, "--direction", "nomination")


def test_shape_prints_how_leadership_is_spread(capsys: Captured) -> None:
    """The columns are named by options, and what is printed is the library's own description."""
    named = ("--source", "Who", "--target", "Turns to", "--person", "Number")
    assert main([*SHAPE, *named, "--by", "Directorate", "--ignore", "Answered"]) == DONE
    columns = publead.TieColumns(
        source="Who", target="Turns to", person="Number", ignore=["Answered"]
    )
    network = publead.read_network(
        TIES, people=PEOPLE, columns=columns, direction=publead.Direction.NOMINATION
    )
    assert capsys.readouterr().out == f"{publead.describe(network, by='Directorate')}\n"


def test_shape_says_which_options_name_columns(capsys: Captured) -> None:
    """Where columns have other names, the faults come with the options that map them."""
    assert main(SHAPE) == FAULTY
    out, err = capsys.readouterr()
    assert out == ""
    assert "no such column: 'source'" in err
    assert "--source, --target and --person" in err


def test_shape_asks_which_end_leads(capsys: Captured) -> None:
    """Without a direction nothing is read, since every number would mean something else."""
    with pytest.raises(SystemExit) as ended:
        main(["shape", TIES])
    assert ended.value.code == MISCALLED
    assert "--direction" in capsys.readouterr().err


def test_a_reader_who_has_seen_enough_is_no_fault() -> None:
    """Whoever reads may stop reading: the command ends quietly."""
    command = [sys.executable, "-m", "publead", "schema"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        ended = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (DONE, b"")
