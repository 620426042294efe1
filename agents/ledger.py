"""Reservations and what they took are written down together where they come together: writers queue for the store."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from threading import Event, Lock

from agents.calls import Caller
from knowledge.errors import KoersError, ModelUnavailable
from knowledge.model.answer import Usage
from knowledge.ports import Limits, UsageStore

log = logging.getLogger(__name__)

LINGERS_S = 0.02
"""So long a settlement waits for others to go along, unless somebody waits for it."""


class Reservation:
    """Tokens set aside for one attempt. ``usage`` is what it took, as far as is known yet."""

    def __init__(self, caller: Caller, at: datetime, tokens: int) -> None:
        self.caller = caller
        self.at = at
        self.tokens = tokens
        self.usage = Usage()
        self._lock = Lock()
        self._taken = self._over = False

    @property
    def account(self) -> tuple[str, str, date]:
        """What it counts for, by the day of reserving: after midnight tokens still belong to the day they came from."""
        return self.caller.run_id, self.caller.principal_id, self.at.date()

    def taken(self) -> bool:
        """Notes that it is in the store; whether it is over already, so that it is to be settled."""
        with self._lock:
            self._taken = True
            return self._over

    def ended(self) -> bool:
        """Notes that the attempt is over; whether that was not known yet and it is in the store to be settled."""
        with self._lock:
            first, self._over = not self._over, True
            return first and self._taken


class Ledger:
    """Of one event loop and one store. Nothing is lost when the loop ends: it ends after its threads."""

    def __init__(self, store: UsageStore, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._asked: list[tuple[Reservation, asyncio.Future[None]]] = []
        self._due: list[Reservation] = []
        self._writing: dict[asyncio.Future[None], set[str]] = {}
        self._next: asyncio.Future[None] | None = None
        self._awaited = Event()
        self._lock = Lock()

    async def take(self, reservation: Reservation) -> None:
        """Reserves, with all that are taken at the same time; ModelUnavailable when a limit is reached."""
        loop = asyncio.get_running_loop()
        done = loop.create_future()
        self._asked.append((reservation, done))
        if len(self._asked) == 1:
            loop.call_soon(self._take, loop)
        await done

    def settle(self, reservation: Reservation, loop: asyncio.AbstractEventLoop) -> None:
        """Replaces a reservation by what it took, soon; a second time does nothing."""
        if not reservation.ended():
            return
        with self._lock:
            self._due.append(reservation)
            try:
                # Handed to its thread at once: whatever is cancelled from here on, a loop ends after its threads.
                writing = self._next = self._next or loop.run_in_executor(None, self._settle_due)
            except RuntimeError:
                writing = None  # the loop has ended before its task
        if writing is None:
            self._write(self._all_due())
            return
        self._writing.setdefault(writing, set()).add(reservation.caller.run_id)
        writing.add_done_callback(lambda done: self._writing.pop(done, None))

    async def settled(self, run_id: str) -> None:
        """Waits until all that a run used is written down."""
        mine = [writing for writing, runs in self._writing.items() if run_id in runs]
        if mine:
            self._awaited.set()
            await asyncio.wait(mine)

    def _take(self, loop: asyncio.AbstractEventLoop) -> None:
        asked, self._asked = self._asked, []
        taking = loop.run_in_executor(None, self._all_taken, [reservation for reservation, _ in asked])

        def told(taking: asyncio.Future[list[ModelUnavailable | None]]) -> None:
            error = taking.exception()
            refused = [error] * len(asked) if error else taking.result()
            for (_, done), refusal in zip(asked, refused, strict=True):
                if not done.done():
                    done.set_exception(refusal) if refusal else done.set_result(None)

        taking.add_done_callback(told)

    def _all_taken(self, reservations: Sequence[Reservation]) -> list[ModelUnavailable | None]:
        refused = {id(each): error for group in _by_account(reservations) for each, error in self._tried(group)}
        return [refused[id(each)] for each in reservations]

    def _tried(self, group: Sequence[Reservation]) -> Iterable[tuple[Reservation, ModelUnavailable | None]]:
        """All of one account at once; where that is too much, each by itself, as long as there is room."""
        try:
            self._store.reserve(*group[0].account, sum(each.tokens for each in group), self._limits)
        except ModelUnavailable as error:
            return [(group[0], error)] if len(group) == 1 else [pair for each in group for pair in self._tried([each])]
        self._write([each for each in group if each.taken()])
        return [(each, None) for each in group]

    def _settle_due(self) -> None:
        self._awaited.wait(LINGERS_S)
        self._awaited.clear()
        self._write(self._all_due())

    def _all_due(self) -> list[Reservation]:
        with self._lock:
            due, self._due, self._next = self._due, [], None
        return due

    def _write(self, ended: Sequence[Reservation]) -> None:
        for group in _by_account(ended):
            run, principal, _ = group[0].account
            reserved, usage = sum(each.tokens for each in group), sum((each.usage for each in group), start=Usage())
            try:
                self._store.settle(run, principal, group[0].at, reserved, usage)
            except KoersError as error:
                log.warning(
                    "What %d calls took could not be written, so that all counts as spent: %s", len(group), error
                )


def _by_account(reservations: Iterable[Reservation]) -> Iterable[list[Reservation]]:
    groups: dict[tuple[str, str, date], list[Reservation]] = {}
    for each in reservations:
        groups.setdefault(each.account, []).append(each)
    return groups.values()
