"""Scrapy: an item pipeline that adds each page's body to its item.

    ITEM_PIPELINES = {"cleaner.integrations.scrapy.CleanPipeline": 300}

The item's field `text`, or else `html`, is cleaned; `url` chooses the site's rules. The item gets
`clean_text`, `clean_title`, `removed` and `clean_status`, which an item class has to declare. Settings:

    CLEANER_RULES, CLEANER_KEEP, CLEANER_DROP       as Cleaner(rules=…, keep=…, drop=…)
    CLEANER_TEXT_FIELD, CLEANER_HTML_FIELD, CLEANER_URL_FIELD, CLEANER_PREFIX
    CLEANER_MARKDOWN, CLEANER_METADATA              True adds `clean_markdown`, `clean_metadata`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.batch.records.fields import Fields
from cleaner.batch.records.record import added_to
from cleaner.cleaning import Cleaner
from cleaner.extras import import_extra

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_itemadapter = import_extra("itemadapter", "scrapy", "the Scrapy pipeline")


class CleanPipeline:
    """Cleans items by `cleaner`; `fields` name what is read and added."""

    def __init__(self, cleaner: Cleaner, fields: Fields) -> None:
        self.cleaner, self.fields = cleaner, fields

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CleanPipeline:
        """The pipeline that the settings describe. Raises RuleError, SettingError."""
        settings = crawler.settings
        fields = Fields(
            settings.get("CLEANER_TEXT_FIELD"),
            settings.get("CLEANER_HTML_FIELD"),
            settings.get("CLEANER_URL_FIELD", "url"),
            prefix=settings.get("CLEANER_PREFIX", ""),
            markdown=settings.getbool("CLEANER_MARKDOWN"),
            metadata=settings.getbool("CLEANER_METADATA"),
        )
        rules, keep, drop = (settings.getlist(f"CLEANER_{name}") for name in ("RULES", "KEEP", "DROP"))
        return cls(Cleaner(rules, keep, drop=drop), fields)

    def process_item(self, item: Any, spider: object = None) -> Any:
        adapter = _itemadapter.ItemAdapter(item)
        adapter.update(added_to(adapter, self.cleaner, self.fields))
        return item
