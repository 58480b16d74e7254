"""Rhythms: on which days an outlet's editions come out."""

from datetime import date, timedelta

DAY = timedelta(days=1)
_MONTHS = {"semimonthly": range(1, 13), "monthly": range(1, 13), "quarterly": range(1, 13, 3), "yearly": (1,)}
_LONGEST = {"weekly": 7, "semimonthly": 16, "monthly": 31, "quarterly": 92, "yearly": 366}  # days between two dates
_DAYS = {"semimonthly": (1, 16)}


def edition_dates(rhythm: str, start: date, until: date) -> list[date]:
    """The days of the rhythm from `start` up to, not including, `until`. Weekly editions come out on Mondays."""
    if rhythm == "weekly":
        monday = start + timedelta(days=-start.weekday() % 7)
        return [monday + timedelta(days=days) for days in range(0, (until - monday).days, 7)]
    years, days = range(start.year, until.year + 1), _DAYS.get(rhythm, (1,))
    found = [date(year, month, day) for year in years for month in _MONTHS[rhythm] for day in days]
    return [day for day in found if start <= day < until]


def is_edition_date(rhythm: str, day: date) -> bool:
    return edition_dates(rhythm, day, day + DAY) == [day]


def date_after(rhythm: str, day: date) -> date:
    """The first day of the rhythm after this one: of the edition that covers it."""
    return edition_dates(rhythm, day + DAY, day + DAY + timedelta(_LONGEST[rhythm]))[0]


def date_before(rhythm: str, day: date) -> date:
    """The last day of the rhythm before this one."""
    return edition_dates(rhythm, day - timedelta(_LONGEST[rhythm]), day)[-1]
