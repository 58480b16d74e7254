"""Gives each story the two newer and the two older ones of its movement."""

from pelican import ArticlesGenerator, signals


def relate(generator: ArticlesGenerator) -> None:
    for _, stories in generator.categories:
        ordered = sorted(stories, key=lambda story: story.date, reverse=True)
        for place, story in enumerate(ordered):
            story.related = ordered[max(0, place - 2) : place] + ordered[place + 1 : place + 3]


def register() -> None:
    signals.article_generator_finalized.connect(relate)
