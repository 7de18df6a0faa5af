using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Endpoints.Imports;
using SpotifyInsights.Storage.Uploads;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Api;

/// <summary>Bodies that are too long, read as a server hands them over.</summary>
public sealed class UploadReceptionTests
{
    private const int MaxBytes = 1 << 20;

    private readonly MemoryObjectStore _objects = new(TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MaxBytes, false)]
    [InlineData(MaxBytes + 1, true)]
    [InlineData(MaxBytes * 50, true)]
    public async Task Body_OfALengthThatIsNotSaid_IsReadNoFurtherThanAllowed(int length, bool isRefused)
    {
        var body = new CountedZeros(length);

        var refusal = await RefusalAsync(Request("application/zip", body));

        refusal?.Type.Uri.ShouldBe("urn:spotifyinsights:problem:upload-too-large");
        (refusal is not null).ShouldBe(isRefused);
        body.Count.ShouldBeLessThan(MaxBytes + (1 << 20) + 1);
    }

    [Fact]
    public async Task Body_ThatSaysItsLength_IsRefusedUnread()
    {
        var body = new CountedZeros(MaxBytes + 1);
        var request = Request("application/zip", body);
        request.ContentLength = MaxBytes + 1;

        (await RefusalAsync(request)).ShouldNotBeNull().Type.Status.ShouldBe(413);

        body.Count.ShouldBe(0);
        (await _objects.ListAsync("", startAfter: null, Token).AnyAsync(Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Form_OfWhateverParts_IsReadNoFurtherThanAllowed()
    {
        // Nothing but line ends: the form's first boundary never comes.
        var body = new CountedZeros(MaxBytes * 50);

        (await RefusalAsync(Request("multipart/form-data; boundary=x", body))).ShouldNotBeNull();

        body.Count.ShouldBeLessThan(MaxBytes + (1 << 20));
    }

    [Theory]
    [InlineData("attachment; filename=\"my data.zip\"", "my data.zip")]
    [InlineData("attachment; filename*=UTF-8''%C3%9Cbung.zip", "Übung.zip")]
    [InlineData("attachment", "upload.zip")]
    [InlineData(null, "upload.zip")]
    public async Task File_AsTheWholeBody_IsNamedByItsDisposition(string? disposition, string name)
    {
        var request = Request("application/zip", new MemoryStream([1, 2, 3]));
        request.Headers.ContentDisposition = disposition;

        var files = await Reception().ReceiveAsync(request, "ada", "u1", Token);

        files.ShouldBe([new UploadedFile(name, 3, UploadStore.DefaultPartLength)]);
    }

    private static HttpRequest Request(string type, Stream body)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.ContentType, request.Body) = ("POST", type, body);
        return request;
    }

    private UploadReception Reception() => new(new UploadStore(_objects), Options.Create(new ImportOptions { MaxUploadBytes = MaxBytes }));

    private async Task<UploadRefusedException?> RefusalAsync(HttpRequest request)
    {
        try
        {
            await Reception().ReceiveAsync(request, "ada", "u1", Token);
            return null;
        }
        catch (UploadRefusedException refused)
        {
            return refused;
        }
    }

    /// <summary>Zeros that count how many of them were read.</summary>
    private sealed class CountedZeros(long length) : MemoryStream
    {
        public long Count { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(Math.Min(buffer.Length, 50_000), length - Count);
            buffer.Span[..count].Clear();
            Count += count;
            return ValueTask.FromResult(count);
        }
    }
}
