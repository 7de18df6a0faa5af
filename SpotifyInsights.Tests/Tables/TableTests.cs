using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CsvHelper;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.Tables;

/// <summary>Parts of answers, and answers as tables, as callers ask for them.</summary>
public sealed class TableTests : IAsyncLifetime
{
    private const string Window = "from=2026-02-01&to=2026-03-15&timeZone=Etc/UTC";

    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _listener = _host.Anonymous();
        await _host.SignInAsync(_listener);
        await _listener.TakeSnapshotAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("/metrics/temporal", "insights,basis", "basis,insights")]
    [InlineData("/metrics/temporal", "heatmap", "heatmap")]
    [InlineData("/metrics/artists", "periods,race", "periods,race")]
    [InlineData("/metrics/comparison", "persona", "persona")]
    [InlineData("/metrics", "temporal", "temporal")]
    [InlineData("/insights", "insights", "insights")]
    public async Task Fields_NameWhatTheAnswerHas_AsTheWholeHasIt(string path, string fields, string sections)
    {
        var query = path.EndsWith("comparison", StringComparison.Ordinal) ? "timeZone=Etc/UTC" : Window;
        var whole = await _listener.GetJsonAsync($"{path}?{query}");

        var part = await _listener.GetJsonAsync($"{path}?{query}&fields={fields}");

        part.EnumerateObject().Select(section => section.Name).ShouldBe(sections.Split(','));
        part.EnumerateObject().ShouldAllBe(section => section.Value.GetRawText() == whole.GetProperty(section.Name).GetRawText());
    }

    [Theory]
    [InlineData("moods")]
    [InlineData("heatmap,moods")]
    [InlineData("heatmap,heatmap")]
    [InlineData("Heatmap")]
    [InlineData("")]
    [InlineData("heatmap,")]
    public async Task Fields_ThatAreNone_AreRefusedByName(string fields)
    {
        using var answer = await _listener.GetAsync($"/metrics/temporal?{Window}&fields={fields}", Cancel);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["fields"]);
    }

    [Fact]
    public async Task Form_IsPartOfTheEntityTag()
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (query, accept) in new[] { ("", "application/json"), ("&fields=daily", "application/json"), ("&fields=daily", "text/csv"), ("", "text/csv"), ("&fields=daily,basis", "application/json") })
        {
            // Twice: calculated, and from what is kept.
            foreach (var _ in new[] { 1, 2 })
            {
                using var answer = await GetAsync("/metrics/temporal?" + Window + query, accept);
                answer.Content.Headers.ContentType!.MediaType.ShouldBe(accept);
                answer.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding"], ignoreOrder: true);
                tags.Add(answer.Headers.ETag!.Tag);
                using var held = await GetAsync("/metrics/temporal?" + Window + query, accept, answer.Headers.ETag);
                held.StatusCode.ShouldBe(HttpStatusCode.NotModified);
            }
        }

        tags.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Fields_InAnotherOrder_AreTheSameAnswer()
    {
        using var one = await GetAsync($"/metrics/temporal?{Window}&fields=daily,basis", "application/json");
        using var other = await GetAsync($"/metrics/temporal?{Window}&fields=basis,daily", "application/json");

        other.Headers.ETag.ShouldBe(one.Headers.ETag);
    }

    [Fact]
    public async Task Csv_OfASection_HasARowForEachOfItsItems()
    {
        var whole = await _listener.GetJsonAsync("/metrics/temporal?" + Window);

        var daily = await CsvAsync($"/metrics/temporal?{Window}&fields=daily");

        var items = whole.GetProperty("daily").EnumerateArray().ToList();
        daily.Count.ShouldBe(items.Count + 1);
        daily[0].ShouldContain("date");
        var date = daily[0].IndexOf("date");
        daily.Skip(1).Select(row => row[date]).ShouldBe(items.Select(item => item.GetProperty("date").GetString()));
        foreach (var (name, column) in daily[0].Select((name, column) => (name, column)).Where(one => !one.name.Contains('.', StringComparison.Ordinal)))
        {
            daily.Skip(1).Select(row => row[column]).ShouldBe(items.Select(item => Shown(item.GetProperty(name))), name);
        }
    }

    // A week of hours: the rows of all its days.
    [Fact]
    public async Task Csv_OfAHeatMap_HasARowForEachCell() =>
        (await CsvAsync($"/metrics/temporal?{Window}&fields=heatmap")).Count.ShouldBe(1 + (7 * 24));

    [Fact]
    public async Task Csv_WithoutASection_IsThePeriods() =>
        (await CsvAsync("/metrics/temporal?" + Window)).ShouldBe(await CsvAsync($"/metrics/temporal?{Window}&fields=periods"), new RowsEqual());

    [Theory]
    [InlineData("basis")]
    [InlineData("daily,periods")]
    public async Task Csv_OfWhatIsNoTable_IsRefusedByName(string fields)
    {
        using var answer = await GetAsync($"/metrics/temporal?{Window}&fields={fields}", "text/csv");
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["fields"]);
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/csv, */*;q=0.1", "text/csv")]
    [InlineData("text/csv, */*", "text/csv")]
    [InlineData("application/json;q=0.5, text/csv", "text/csv")]
    [InlineData("application/json, text/csv", "application/json")]
    [InlineData("text/csv;q=0.5, */*", "application/json")]
    [InlineData("text/csv;q=0", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/html", "application/json")]
    [InlineData("nonsense", "application/json")]
    public async Task Accept_DecidesByItsWeights(string accept, string mediaType)
    {
        foreach (var path in new[] { "/metrics/temporal?" + Window, "/snapshots" })
        {
            using var answer = await GetAsync(path, accept);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType, path);
        }
    }

    [Theory]
    [InlineData("/jobs", "jobs", "id")]
    [InlineData("/snapshots", "items", "snapshotId")]
    [InlineData("/snapshots/latest/recent-tracks", "items", "playedAt")]
    [InlineData("/snapshots/latest/top-tracks", "items", "uri")]
    public async Task Csv_OfAListing_HasItsItems(string path, string list, string column)
    {
        var items = (await _listener.GetJsonAsync(path)).GetProperty(list).EnumerateArray().ToList();

        var rows = await CsvAsync(path);

        var place = rows[0].IndexOf(column);
        place.ShouldBeGreaterThanOrEqualTo(0, string.Join(',', rows[0]));
        rows.Skip(1).Select(row => row[place]).ShouldBe(items.Select(item => Shown(item.GetProperty(column))));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task LargeAnswers_GoOutCompressed_AndPartsAreSmall(string coding)
    {
        using var whole = await GetAsync("/metrics/temporal?from=2024-01-01&to=2026-03-15", "application/json", coding: coding);
        using var plain = await GetAsync("/metrics/temporal?from=2024-01-01&to=2026-03-15", "application/json");
        using var part = await GetAsync("/metrics/temporal?from=2024-01-01&to=2026-03-15&fields=dayParts", "application/json");
        using var listing = await GetAsync("/snapshots/latest/recent-tracks", "application/json", coding: coding);

        whole.Content.Headers.ContentEncoding.ShouldBe([coding]);
        listing.Content.Headers.ContentEncoding.ShouldBe([coding]);
        var body = await whole.Content.ReadAsByteArrayAsync(Cancel);
        var plainBody = await plain.Content.ReadAsByteArrayAsync(Cancel);
        body.Length.ShouldBeLessThan(plainBody.Length / 4);
        Unpacked(body, coding).ShouldBe(plainBody);
        (await part.Content.ReadAsByteArrayAsync(Cancel)).Length.ShouldBeLessThan(plainBody.Length / 10);
    }

    private static byte[] Unpacked(byte[] body, string coding)
    {
        using var packed = new MemoryStream(body);
        using Stream plain = coding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var all = new MemoryStream();
        plain.CopyTo(all);
        return all.ToArray();
    }

    private static string Shown(JsonElement value) => value.ValueKind switch { JsonValueKind.Null => "", JsonValueKind.String => value.GetString()!, _ => value.GetRawText() };

    private async Task<HttpResponseMessage> GetAsync(string path, string accept, EntityTagHeaderValue? held = null, string? coding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (held is not null)
        {
            request.Headers.IfNoneMatch.Add(held);
        }

        if (coding is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(coding);
        }

        return await _listener.SendAsync(request, Cancel);
    }

    // Rows of fields, read by a reader of others.
    private async Task<List<List<string>>> CsvAsync(string path)
    {
        using var answer = await GetAsync(path, "text/csv");
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var csv = CsvReader.Create(content, new CsvReaderOptions { HasHeader = false, Encoding = Encoding.UTF8 }, leaveOpen: true);
        var rows = new List<List<string>>();
        while (await csv.ReadAsync(Cancel))
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        return rows;
    }

    private sealed class RowsEqual : IEqualityComparer<List<string>>
    {
        public bool Equals(List<string>? x, List<string>? y) => x is not null && y is not null && x.SequenceEqual(y);

        public int GetHashCode(List<string> obj) => obj.Count;
    }
}
