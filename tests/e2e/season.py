"""A season of a team without a network, played through: deals, packages, a post that cannot be relied on, accidents.

Everything that anybody stores is also done in one shared file, in the order in which it happened, so that in the end
the supervisor's project can be compared with a world in which there was a network.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from annotator.core.codebook_content import codebook_of
from annotator.core.document import DocumentId, Source
from annotator.core.entry import Entry
from annotator.core.span import Label
from annotator.store import annotations as annotation_store
from annotator.store import assignments, backup, codebooks, documents, journal, rows
from annotator.store.journal import Arrival
from annotator.store.project import Project
from annotator.workflow import annotate, backups, dealing, projects
from annotator.workflow.codebook import replace_codebook
from annotator.workflow.dealing import Options
from annotator.workflow.merge import merge
from tests.crew import Person, coder_of, supervisor
from tests.e2e.post import Letter, Post
from tests.workshop import add_report

ROUNDS = 3
OLD_LABEL, NEW_LABEL = Label("TACTIC"), Label("DISPLACEMENT")
SENTENCES = (
    "قُتل {n} مدنيين وأصيب أكثر من ٢٠ آخرين 🚁 في قصف مدفعي نفذته قوات اللواء 41، وفق مصدر طبي.",
    "وقال ناشطون إن كتائب النهر أطلقت صواريخ Grad باتجاه الأحياء الشرقية يوم {n} نيسان.",
    "اشتباكات على طريق الساحل بعد هدوء دام {n} أسبوعاً، وانسحاب مجموعات مسلحة من حاجز الجسر.",
    "نزحت {n} عائلة من قرية العين إلى مخيم السلام، وأغلقت المدارس أبوابها.",
)


@dataclass(frozen=True)
class Size:
    """How large a season is; ``marks`` are those of a coder in one report."""

    coders: int
    reports: int
    shared: int
    marks: int


@dataclass
class Season:
    """A season: who takes part, what is on its way, and all that was ever stored.

    Attributes:
        boss: The supervisor.
        post: What carries the packages.
        crew: Everybody's computers; the first coder has two.
        shared: The file in which everybody's work is done once more.
        stored: Every row whose storing was acknowledged, by site, number and hash.
        sent: Every letter to the supervisor, even those that were lost.
        begun: A copy of the supervisor's file as it was before anything came back.
    """

    size: Size
    chance: random.Random
    boss: Person
    post: Post
    crew: list[Person] = field(default_factory=list)
    shared: Path = Path()
    begun: Path = Path()
    stored: dict[tuple[str, int, str], Entry] = field(default_factory=dict)
    sent: list[Letter] = field(default_factory=list)
    _number: int = 0

    # What is stored is remembered, and done in the shared file

    @contextmanager
    def at_work(self, person: Person) -> Iterator[Project]:
        """Let somebody work in her copy; what she stores is noted."""
        with person.at_work() as project:
            yield project
            fresh = [row for row in rows.of_site(project, project.site) if _name(row) not in self.stored]
            self._note(project, fresh)

    def _note(self, project: Project, fresh: Sequence[Entry]) -> None:
        self.stored |= {_name(row): row for row in fresh}
        if not fresh or not self.shared.name:
            return
        with projects.open_project(self.shared) as shared, shared.transaction():
            for row in fresh:
                change = row.change()
                arriving = {record.document for record in change.added if isinstance(record, Source)}
                missing = sorted(id for id in arriving if not documents.has_text(shared, id))
                arrivals: list[Arrival] = [(documents.document(project, id), []) for id in missing]
                journal.commit(shared, row.kind if row.of() is None else "again", row.coder, change, arrivals=arrivals)

    # Before

    def begin(self) -> None:
        """Bring the reports in, and the people together."""
        with self.at_work(self.boss) as project, project.transaction():
            for number in range(self.size.reports):
                lines = self.chance.sample(SENTENCES, 2)
                text = "\n".join(line.format(n=number) for line in lines)
                add_report(project, text, f"{number % 7}/{number}.txt")
        self.crew = [coder_of(self.boss, f"coder{number}") for number in range(self.size.coders)]
        self.crew.append(self._second_laptop(self.crew[0]))
        with self.at_work(self.boss) as project:
            self.shared = backup.make(project)
        self.shared = Path(shutil.copy(self.shared, self.boss.folder.parent / "shared.tarmiz"))

    def _second_laptop(self, owner: Person) -> Person:
        home = self.boss.folder.parent / "laptop"
        home.mkdir()
        second = Person(owner.name, home, owner.coder)
        self.boss.knows(second)
        return second

    # The rounds

    def play(self, number: int) -> None:
        """Play one round: reports go out, work is done, work comes back."""
        if number == 1:
            self._another_codebook()
        self._deal()
        if number == 0:
            with self.at_work(self.boss) as project:
                copy = backup.make(project)
            self.begun = Path(shutil.copy(copy, self.boss.folder.parent / "begun.tarmiz"))
        self.post.carry(self._letters_out())
        letters: list[Letter] = []
        for person in self.crew:
            if person.path.exists():
                letters += self._works(person, number)
        self.post.carry(letters)

    def _deal(self) -> None:
        with self.at_work(self.boss) as project:
            options = Options(
                coders=tuple(sorted({person.coder.id for person in self.crew})),
                count=-(-self.size.reports // ROUNDS),
                shared=-(-self.size.shared // ROUNDS),
            )
            dealing.carry_out(project, dealing.plan(project, options), self.boss.coder.id)

    def _another_codebook(self) -> None:
        """Let a label give way to another one; what was marked with it, and has come back, gets that one."""
        with self.at_work(self.boss) as project:
            codes = {label.code for label in codebooks.codebook(project).labels} - {OLD_LABEL} | {NEW_LABEL}
            content = {"labels": [{"code": code, "ar": code, "en": code} for code in sorted(codes)]}
            replace_codebook(project, codebook_of(content), self.boss.coder.id, {(OLD_LABEL,): NEW_LABEL})

    def _letters_out(self) -> list[Letter]:
        found = []
        for coder in sorted({person.coder.id for person in self.crew}):
            whose = tuple(person for person in self.crew if person.coder.id == coder)
            found.append(self.pack(self.boss, whose))
        return found

    def pack(self, sender: Person, recipients: tuple[Person, ...]) -> Letter:
        """Let somebody make a package."""
        self._number += 1
        name = f"{self._number}.spanpkg"
        letter = Letter(sender.packs(recipients[0], name), sender, recipients)
        with self.at_work(sender):
            pass  # what it said for the recipient alone is noted
        if recipients == (self.boss,):
            self.sent.append(letter)
        return letter

    def _works(self, person: Person, number: int) -> list[Letter]:
        """Let somebody code half of what she has, send that, and go on."""
        if number and not self.post.seen["forked"]:
            return self._works_two_ways(person)
        if number and not self.post.seen["put back"]:
            self._puts_a_backup_back(person)
        letters = []
        for _ in range(2):
            self._codes(person, share=0.6)
            letters.append(self.pack(person, (self.boss,)))
        return letters

    def _codes(self, person: Person, share: float) -> None:
        with self.at_work(person) as project, project.transaction():
            waiting = self._waiting(project, person)
            for id in waiting[: max(1, round(len(waiting) * share))]:
                self._code(project, person, id)
        if self.chance.random() < 0.2:
            self._finds_a_report(person)

    def _waiting(self, project: Project, person: Person) -> list[DocumentId]:
        """Return her reports that nobody has begun; the two laptops of one coder share them."""
        begun = assignments.begun(project)
        hers = [one.document for one in assignments.of_coder(project, person.coder.id)]
        laptops = [one for one in self.crew if one.coder.id == person.coder.id]
        mine = [id for id in hers if int(id[:4], 16) % len(laptops) == laptops.index(person)]
        return sorted(id for id in mine if (id, person.coder.id) not in begun)

    def _code(self, project: Project, person: Person, id: DocumentId) -> None:
        for _ in range(self.size.marks):
            self._mark(project, person, id)
        spans = annotation_store.spans_of(project, id, person.coder.id)
        match self.chance.randrange(5):
            case 0:
                annotate.undo(project, person.coder.id)
            case 1:
                annotate.delete(project, spans[:1])
            case 2:
                annotate.relabel(project, spans[0], self._label(project))
            case _:
                pass
        annotate.set_status(project, id, person.coder.id, "done")

    def _mark(self, project: Project, person: Person, id: DocumentId) -> None:
        text = documents.document(project, id).text
        words = [word for word in text.split() if word.isalpha()]
        word = self.chance.choice(words)
        start = text.index(word)
        annotate.mark(project, id, person.coder.id, start, start + len(word), self._label(project), active_ms=1200)

    def _label(self, project: Project) -> Label:
        return self.chance.choice([label.code for label in codebooks.codebook(project).labels])

    # Accidents

    def _works_two_ways(self, person: Person) -> list[Letter]:
        """Let an old copy of her file be put back unnoticed, and both go on as one and the same site."""
        old = person.path.read_bytes()
        self._codes(person, share=0.4)
        self._finds_a_report(person)
        self.post.late.append(self.pack(person, (self.boss,)))  # the one copy that there is of this way
        person.path.write_bytes(old)
        shutil.rmtree(person.folder / "heads")
        self._finds_a_report(person)
        self._finds_a_report(person)
        self.post.seen["forked"] += 1
        return [self.pack(person, (self.boss,))]

    def _finds_a_report(self, person: Person) -> None:
        self._number += 1
        with self.at_work(person) as project:
            own = add_report(project, f"تقرير وجدته {person.name} {self._number} في السوق", "own.txt")
            self._code(project, person, own)

    def _puts_a_backup_back(self, person: Person) -> None:
        with self.at_work(person) as project:
            copy = backup.make(project)
            for id in self._waiting(project, person)[:1]:
                self._mark(project, person, id)
        with person.at_home():
            backups.restore(person.path, copy)
        aside = next(person.folder.glob("work-before-*.tarmiz"))
        self.boss_merges(aside)
        self.post.seen["put back"] += 1

    def boss_merges(self, copy: Path) -> None:
        """Let the supervisor merge a whole file that somebody brought."""
        brought = Path(shutil.copy(copy, self.boss.folder / "brought.tarmiz"))
        with self.at_work(self.boss) as project:
            merge(project, [brought])

    # Afterwards

    def end(self) -> None:
        """Carry what is late, then send and take until nobody has anything new."""
        late, self.post.late = self.post.late, []
        self.post.deliver(late)
        while self._a_calm_round():
            pass

    def _a_calm_round(self) -> int:
        fresh = 0
        for person in self.crew:
            if person.path.exists():
                fresh += self.post.take(self.pack(person, (self.boss,)), self.boss)
        for letter in self._letters_out():
            fresh += sum(self.post.take(letter, person) for person in letter.recipients)
        return fresh


def _name(row: Entry) -> tuple[str, int, str]:
    return row.site, row.seq, row.hash


def played(folder: Path, size: Size, seed: int = 0) -> Season:
    """Play a whole season."""
    chance = random.Random(seed)
    season = Season(size, chance, supervisor(folder), Post(chance))
    season.begin()
    for number in range(ROUNDS):
        season.play(number)
    season.end()
    return season
