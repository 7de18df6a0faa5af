using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>What is not imported says why, at the door or as the job's problem, and leaves nothing.</summary>
public sealed class ImportRefusalTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _host.Settings["Imports:MaxFiles"] = "3";
        _listener = _host.As("demo");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Body_OfAnotherSort_IsRefused()
    {
        using var form = await _listener.PostAsync("/imports", Uploads.File(Uploads.Json(Uploads.Row()), "application/x-www-form-urlencoded"), Token);
        (await form.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "upload-media-type")).GetProperty("detail").GetString()!.ShouldContain("application/zip");
        using var untyped = await _listener.PostAsync("/imports", new ByteArrayContent([1, 2, 3]), Token);
        await untyped.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "upload-media-type");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Body_WithoutAFile_IsRefused()
    {
        using var empty = await _listener.PostAsync("/imports", Uploads.File([]), Token);
        (await empty.ProblemAsync(HttpStatusCode.BadRequest, "upload-empty")).GetProperty("detail").GetString()!.ShouldStartWith("upload.zip");
        using var form = await _listener.PostAsync("/imports", new MultipartFormDataContent { { new StringContent(""), "files" } }, Token);
        await form.ProblemAsync(HttpStatusCode.BadRequest, "upload-empty");
        using var hollow = await _listener.PostAsync("/imports", Uploads.Form(("a.json", [])), Token);
        (await hollow.ProblemAsync(HttpStatusCode.BadRequest, "upload-empty")).GetProperty("detail").GetString()!.ShouldStartWith("a.json");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Form_WithMoreFilesThanAllowed_IsRefused()
    {
        using var answer = await _listener.PostAsync("/imports", Uploads.Form(Enumerable.Range(0, 4).Select(number => ($"{number}.json", Uploads.Json(Uploads.Row())))), Token);

        (await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "upload-too-large")).GetProperty("detail").GetString()!.ShouldStartWith("3.json");
        await NothingIsLeftAsync();
    }

    [Theory]
    [InlineData("multipart/form-data", "--x\r\n")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.json\"\r\n\r\n[{\"ts\":")]
    [InlineData("multipart/form-data; boundary=x", "no boundary anywhere")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"dryRun\"\r\n\r\ntrue\r\n--x--\r\n")]
    public async Task Form_ThatIsNotWhole_IsRefused(string type, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using var answer = await _listener.PostAsync("/imports", content, Token);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "upload-broken");
        await NothingIsLeftAsync();
    }

    [Theory]
    [InlineData("?dryRun=perhaps", "dryRun")]
    public async Task Query_ThatCannotBeRead_NamesTheField(string query, string field)
    {
        using var answer = await _listener.PostAsync("/imports" + query, Uploads.File(Uploads.Json(Uploads.Row()), "application/json"), Token);
        (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors").GetProperty(field).GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("/imports?limit=0", "limit")]
    [InlineData("/imports?limit=many", "limit")]
    [InlineData("/imports?cursor=..", "cursor")]
    [InlineData("/imports?cursor=12", "cursor")]
    public async Task Listing_ThatCannotBeRead_NamesTheField(string address, string field)
    {
        using var answer = await _listener.GetAsync(address, Token);
        (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors").GetProperty(field).GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("..%2F..")]
    [InlineData("abc")]
    [InlineData("a%0Ab")]
    public async Task Import_ThatIsNotThere_Is404(string id)
    {
        using var read = await _listener.GetAsync($"/imports/{id}", Token);
        await read.ProblemAsync(HttpStatusCode.NotFound, "import-not-found");
        using var undone = await _listener.DeleteAsync($"/imports/{id}", Token);
        await undone.ProblemAsync(HttpStatusCode.NotFound, "import-not-found");
    }

    [Fact]
    public async Task Upload_WithoutHistory_FailsWithItsReport()
    {
        var job = await _listener.ImportAsync(Uploads.Form(("notes.txt", "hello"u8.ToArray()), ("Userdata.json", """{"username":"x"}"""u8.ToArray())));

        var problem = Problem(job, "import-nothing-usable", 422);
        problem.ShouldContain("notes.txt");
        job.GetProperty("result").GetProperty("status").GetInt32().ShouldBe(422);
        job.GetProperty("result").GetProperty("report").GetProperty("unknownFiles").GetArrayLength().ShouldBe(2);
        (await _listener.GetJsonAsync("/imports")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Zip_CutOff_FailsNamingTheFile()
    {
        var zip = Uploads.Zip(("endsong_0.json", Uploads.Json(Uploads.Row())));

        var job = await _listener.ImportAsync(Uploads.Form(("my_data.zip", zip.AsSpan(0, zip.Length / 2).ToArray())));

        Problem(job, "import-cut-off", 422).ShouldContain("my_data.zip");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Zip_WithPassword_FailsNamingTheFile()
    {
        var zip = Uploads.Zip(("endsong_0.json", Uploads.Json(Uploads.Row())));

        // Bit 0 of the general purpose flags, in the local header (offset 6) and the directory's (offset 8): APPNOTE 4.4.4.
        zip[6] |= 1;
        zip[BitConverter.ToInt32(zip, zip.Length - 6) + 8] |= 1;
        var job = await _listener.ImportAsync(Uploads.Form(("my_data.zip", zip)));

        Problem(job, "import-encrypted", 422).ShouldContain("my_data.zip");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Zip_InsideAZip_FailsNamingTheFile()
    {
        var job = await _listener.ImportAsync(Uploads.File(Uploads.Zip(("inner.zip", Uploads.Zip(("endsong_0.json", Uploads.Json(Uploads.Row())))))));

        Problem(job, "import-nested-zip", 422).ShouldContain("inner.zip");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Zip_PackedTooTightly_FailsNamingTheFile()
    {
        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await zip.CreateEntry("endsong_0.json", CompressionLevel.SmallestSize).OpenAsync(Token);
            await entry.WriteAsync(Uploads.Json(Uploads.Row()).AsMemory()[..^1], Token);
            await entry.WriteAsync(Encoding.UTF8.GetBytes(new string(' ', 40 << 20)), Token);
            await entry.WriteAsync("]"u8.ToArray(), Token);
        }

        var job = await _listener.ImportAsync(Uploads.Form(("bomb.zip", file.ToArray())));

        Problem(job, "import-ratio-too-high", 422).ShouldContain("endsong_0.json");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task File_ThatStopsBeingJson_FailsNamingTheFile()
    {
        var job = await _listener.ImportAsync(Uploads.Form(("endsong_0.json", Encoding.UTF8.GetBytes($"[{Uploads.Row()},{Uploads.Row()} oh"))));

        Problem(job, "import-broken-file", 422).ShouldContain("endsong_0.json");
        await NothingIsLeftAsync();
    }

    private static string Problem(JsonElement job, string slug, int status)
    {
        job.GetProperty("state").GetString().ShouldBe("failed", job.ToString());
        var problem = job.GetProperty("problem");
        problem.GetProperty("type").GetString().ShouldBe("urn:spotifyinsights:problem:" + slug, problem.ToString());
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        return problem.GetProperty("detail").GetString()!;
    }

    private async Task NothingIsLeftAsync()
    {
        var store = _host.Services.GetRequiredService<IObjectStore>();
        var limit = Patience.Token();
        while (await store.ListAsync(Keys.UserFolder("demo"), startAfter: null, limit).AnyAsync(limit))
        {
            limit.ThrowIfCancellationRequested();
        }
    }
}
