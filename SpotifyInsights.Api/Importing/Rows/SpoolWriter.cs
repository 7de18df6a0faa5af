namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>Collects rows by month and appends them to the spool in pages. For one thread.</summary>
internal sealed class SpoolWriter(RowSpool spool)
{
    private readonly Dictionary<int, Page> pages = [];
    private Page? last;

    public void Add(int month, in SpooledRow row)
    {
        var page = last;
        if (page is null || page.Month != month)
        {
            if (!pages.TryGetValue(month, out page))
            {
                pages[month] = page = new Page(month);
            }

            last = page;
        }

        page.Rows[page.Count++] = row;
        if (page.Count == page.Rows.Length)
        {
            spool.Append(month, page.Rows);
            page.Count = 0;
        }
    }

    /// <summary>Appends what is still collected.</summary>
    public void Complete()
    {
        foreach (var page in pages.Values.Where(page => page.Count > 0))
        {
            spool.Append(page.Month, page.Rows.AsSpan(0, page.Count));
            page.Count = 0;
        }
    }

    private sealed class Page(int month)
    {
        public int Month { get; } = month;

        public SpooledRow[] Rows { get; } = new SpooledRow[RowSpool.PageRows];

        public int Count { get; set; }
    }
}
