"""One run, one decision, many papers: what each reader may see of a plan, as Word files, pages and sheets.

study ──▶ kinds: layout and values ──▶ levels: the list of who may see what ──▶ render ──▶ written whole, or not at all
(answers   (blocks with keys, and         (every place of a layout is of a        (Word, page,
once a run) what stands in them)           group that its reader may see)          sheet)
"""
