"""The parser measured against itself: what it says of its own output must be perfect."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.app import cli
from dragoman.coding.heads.relations import RelationClassifier, RelationRequest
from dragoman.evaluate.engine.parse import MEASURES, measure_parse, read_conllu
from dragoman.evaluate.engine.relations import measure_relations
from loaded import reader

TEXT = "The envoys of Freedonia didn't sign. Sylvania's minister, who had waited, left for Geneva."


@pytest.fixture(scope="module")
def conllu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own parse of a text, as a file."""
    folder = tmp_path_factory.mktemp("parse")
    source = folder / "texts.jsonl"
    source.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", "utf-8")
    result = CliRunner().invoke(cli, ["parse", str(source)])
    assert result.exit_code == 0, result.output
    (folder / "gold.conllu").write_text(result.output, "utf-8")
    return folder / "gold.conllu"


@pytest.mark.parametrize("raw", [True, False])
def test_the_parser_agrees_with_itself(conllu: Path, *, raw: bool) -> None:
    """Parsing our own output again gives full marks, from words and from text."""
    trees = list(read_conllu(conllu.read_text("utf-8").splitlines()))
    report = measure_parse(reader().parser, trees, raw=raw)
    assert {name: report.score(name).f1 for name in MEASURES} == dict.fromkeys(MEASURES, 1.0)
    assert report.sentences.f1 == 1.0


def test_a_wrong_head_costs(conllu: Path) -> None:
    """One wrong head lowers UAS and LAS and nothing else."""
    trees = list(read_conllu(conllu.read_text("utf-8").splitlines()))
    trees[0].heads[0] = (trees[0].heads[0] % len(trees[0].heads)) + 1
    report = measure_parse(reader().parser, trees, raw=False)
    total = sum(len(tree.words) for tree in trees)
    assert report.score("upos").f1 == 1.0
    assert report.score("las").f1 == pytest.approx((total - 1) / total)


def test_commands_print_json(conllu: Path, tmp_path: Path) -> None:
    """Each measure prints one object that a program can read."""
    names = tmp_path / "gold.iob2"
    names.write_text("1\tGeneva\tB-LOC\n2\tcalled\tO\n\n", "utf-8")
    pairs = tmp_path / "pairs.jsonl"
    row = {"id": 1, "text": TEXT, "source": [[0, 23]], "target": [], "event_type": "NONE"}
    pairs.write_text(json.dumps(row) + "\n", "utf-8")
    for verb, path in (("parse", conllu), ("names", names), ("relations", pairs)):
        result = CliRunner().invoke(cli, ["evaluate", verb, str(path), "--format", "json"])
        assert result.exit_code == 0, result.output
        assert isinstance(json.loads(result.output), dict)
        assert CliRunner().invoke(cli, ["evaluate", verb, str(path)]).exit_code == 0


def test_yield_is_either_concession() -> None:
    """Where the gold says YIELD, CONCEDE and RETREAT count as right."""
    request = RelationRequest(
        "Freedonia withdrew all its troops from Sylvania on Monday.", ((0, 9),), ((39, 47),)
    )
    report = measure_relations(RelationClassifier.load(), [request], ["YIELD"])
    assert report.told == ("YIELD",)
