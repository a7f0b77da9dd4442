"""The rows of companies: one for each that a document names, with what is known of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from trendtui.model.catalogue import Company
from trendtui.store.folding import fold

if TYPE_CHECKING:
    from sqlite_utils import Database


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class CompanyRows:
    """Writes the rows of companies into one index; called inside a transaction that somebody else holds."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.told: set[str] = set()
        """Those about which the index is right already."""
        known = db.execute("SELECT name, id, kind, row FROM company").fetchall()
        self._companies: dict[str, int] = {name: number for name, number, *_ in known}
        self.kinds: dict[str, str] = {name: kind for name, _, kind, _ in known}
        """Name → company or org."""
        self._listed = {name for name, *_, row in known if row}

    def known(self) -> set[str]:
        """The names of the companies that the index has."""
        return set(self._companies)

    def tell(self, name: str, known: Company | None, kind: str, status: str) -> None:
        """What is known of a company may have changed since an earlier document named it.

        Args:
            known: what the catalogue says; None: it is not listed, or no longer, but found as `kind` and `status`.
        """
        values: list[str | None]
        if known:
            values = [known.kind, known.sector, known.country, known.ticker, "listed", _json(known.also), known.row]
        elif name in self._listed:
            values = ["company" if kind == "product" else kind, None, None, None, status, "[]", None]
        else:
            return
        self._db.execute(
            "UPDATE company SET kind = ?, sector = ?, country = ?, ticker = ?, status = ?, also = ?, row = ? "
            "WHERE name = ?",
            [*values, name],
        )
        self.kinds[name] = str(values[0])

    def row(self, name: str, kind: str, status: str, catalogue: Mapping[str, Company]) -> int:
        """The row of a company, made when there is none.

        Args:
            kind: as it was found: company, org or product.
            status: listed or discovered.
            catalogue: the companies by name.
        """
        known = catalogue.get(name) if name not in self.told else None
        if name in self._companies and name not in self.told:
            self.tell(name, known, kind, status)
        self.told.add(name)
        if name not in self._companies:
            row = (
                {
                    "name": name, "kind": known.kind, "sector": known.sector, "country": known.country,
                    "ticker": known.ticker, "status": "listed", "also": _json(known.also), "row": known.row,
                }
                if known
                else {"name": name, "kind": "company" if kind == "product" else kind, "status": status, "also": "[]"}
            )  # fmt: skip
            row = {**row, "folded": fold(name).text}
            names = ", ".join(f'"{k}"' for k in row)
            cursor = self._db.execute(
                f"INSERT INTO company ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values())
            )
            self._companies[name] = int(cursor.lastrowid or 0)
            self.kinds[name] = str(row["kind"])
        return self._companies[name]
