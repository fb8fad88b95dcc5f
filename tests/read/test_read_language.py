# ruff: noqa: E501, RUF001 - a paragraph is a line, in any alphabet
"""Which language: short English full of foreign names passes, other languages do not."""

import pytest

from dragoman.read.knowledge import Knowledge
from dragoman.read.language import language_of

ENGLISH = [
    "Seoul",
    "Le Drian meets Al-Sudani",
    "Wang Yi, Park Jin, Hayashi Yoshimasa",
    "Abiy Ahmed, Isaias Afwerki sign deal",
    "Luiz Inácio Lula da Silva visits Côte d'Ivoire",
    "Macky Sall, Adama Barrow, Umaro Sissoco Embaló hold talks in Dakar",
    "Prime Minister Phạm Minh Chính met Tổng Bí thư Tô Lâm in Hà Nội.",
    "Xi Jinping (习近平) met Kishida Fumio (岸田文雄) in San Francisco.",
    "Recep Tayyip Erdoğan ve Ilham Aliyev",
    "El Salvador y Honduras sign border accord",
    "Al Jazeera: Sheikh Tamim bin Hamad Al Thani receives Mohammed bin Salman",
    "Jean-Yves Le Drian said 'la France est prête' after talks with Catherine Colonna.",
    "Andrés Manuel López Obrador, Gabriel Boric and Gustavo Petro met in Bogotá",
    "Marta Lucía Ramírez recalls envoy from Managua",
    "Joko Widodo, Retno Marsudi visit Kyiv",
    "Die Welt reports: Olaf Scholz and Annalena Baerbock flew to Abu Dhabi.",
    "Nikol Pashinyan, Ilham Aliyev, Charles Michel meet",
    "Sebastián Piñera recalls ambassador Hugo de la Torre from La Paz",
]
OTHERS = [
    ("ko", "한국과 일본, 중국 외교장관이 도쿄에서 만났다."),
    ("ja", "日本と韓国と中国の外相が土曜日に東京で会談した。"),
    ("zh", "中国、日本和韩国外长星期六在东京举行会议。"),
    ("ru", "Министры иностранных дел трёх стран встретились в Токио."),
    ("ar", "التقى وزراء خارجية الدول الثلاث في طوكيو يوم السبت."),
    ("fr", "Le ministre des Affaires étrangères a rencontré son homologue à Tokyo."),
    ("fr", "La Corée du Sud et le Japon ont signé un accord sur le commerce dans la capitale."),
    ("es", "El canciller se reunió con su homólogo en Tokio y los dos firmaron un acuerdo."),
    (
        "de",
        "Der Außenminister hat sich mit seinem Kollegen in Tokio getroffen und die Lage erörtert.",
    ),
    (
        "id",
        "Menteri luar negeri kedua negara bertemu di Tokyo untuk membahas kerja sama dengan Cina.",
    ),
    ("pt", "O ministro das Relações Exteriores encontrou-se com o seu homólogo em Tóquio."),
    (
        "it",
        "Il ministro degli Esteri ha incontrato il suo collega della Corea nel palazzo di Tokyo.",
    ),
    (
        "tr",
        "Dışişleri Bakanı Tokyo'da mevkidaşı ile görüştü ve iki ülke arasında bir anlaşma imzaladı.",
    ),
    ("vi", "Bộ trưởng Ngoại giao của hai nước đã gặp nhau và ký các thỏa thuận với Nhật Bản."),
    (
        "pl",
        "Minister spraw zagranicznych spotkał się w Tokio oraz podpisał umowę, która jest ważna dla obu państw.",
    ),
    (
        "nl",
        "De minister van Buitenlandse Zaken heeft met zijn ambtgenoot een akkoord over het handelsverkeer getekend.",
    ),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str, knowledge: Knowledge) -> None:
    """Names of any origin do not make a text foreign."""
    assert language_of(text, knowledge.languages) == "en"


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_others(language: str, text: str, knowledge: Knowledge) -> None:
    """One sentence is enough."""
    assert language_of(text, knowledge.languages) == language


def test_an_english_page_with_a_foreign_quotation(knowledge: Knowledge) -> None:
    """A quoted sentence in another script does not make a page foreign."""
    text = (
        "The ministry said the talks were useful and would go on in May. " * 5
    ) + "회담은 유익했다."
    assert language_of(text, knowledge.languages) == "en"
