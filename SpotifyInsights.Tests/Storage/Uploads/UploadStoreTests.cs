using System.Text;
using NodaTime;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Uploads;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Uploads;

public sealed class UploadStoreTests
{
    private const int PartLength = 1000;

    private readonly SettableClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly MemoryObjectStore _objects;
    private readonly UploadStore _uploads;

    public UploadStoreTests()
    {
        _objects = new MemoryObjectStore(_clock);
        _uploads = new UploadStore(_objects, PartLength);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1001, 2)]
    [InlineData(5432, 6)]
    public async Task File_OfAnyLength_ComesBackFromItsParts(int length, int parts)
    {
        var content = Bytes(length);

        var file = await _uploads.WriteFileAsync("ada", "u1", 3, "a.json", new TricklingStream(content), Token);

        file.ShouldBe(new UploadedFile("a.json", length, PartLength));
        var keys = await KeysAsync("users/ada/uploads/");
        keys.ShouldBe(Enumerable.Range(0, parts).Select(part => $"users/ada/uploads/u1/0003/{part:000000}"));
        await using var stream = _uploads.Open("ada", "u1", 3, file);
        stream.Length.ShouldBe(length);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, 77, Token);
        copy.ToArray().ShouldBe(content);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Stream_SeeksAndReadsOfAnySize_GiveTheBytesOfTheFile(int seed)
    {
        var (content, random) = (Bytes(PartLength * 7 + 321), new Random(seed));
        var file = await _uploads.WriteFileAsync("ada", "u1", 0, "a.zip", new MemoryStream(content), Token);
        await using var stream = _uploads.Open("ada", "u1", 0, file);
        var oracle = new MemoryStream(content);
        for (var i = 0; i < 300; i++)
        {
            if (random.Next(3) == 0)
            {
                var position = random.Next(content.Length + 50);
                stream.Position = position;
                oracle.Seek(position, SeekOrigin.Begin);
            }

            var (mine, theirs) = (new byte[random.Next(1, 2500)], Array.Empty<byte>());
            var read = random.Next(2) == 0 ? await stream.ReadAtLeastAsync(mine, mine.Length, throwOnEndOfStream: false, Token) : stream.ReadAtLeast(mine, mine.Length, throwOnEndOfStream: false);
            theirs = new byte[mine.Length];
            read.ShouldBe(oracle.ReadAtLeast(theirs, theirs.Length, throwOnEndOfStream: false));
            mine.ShouldBe(theirs);
            stream.Position.ShouldBe(oracle.Position);
        }

        stream.Seek(-4, SeekOrigin.End).ShouldBe(content.Length - 4);
        stream.Seek(-4, SeekOrigin.Current).ShouldBe(content.Length - 8);
        Should.Throw<ArgumentOutOfRangeException>(() => stream.Seek(-1, SeekOrigin.Begin));
    }

    [Fact]
    public async Task Stream_ReadInOrder_HasTheNextBlocksFetchedAndEachOnce()
    {
        var slow = new FetchOrder(_objects);
        var file = await _uploads.WriteFileAsync("ada", "u1", 0, "a.zip", new MemoryStream(Bytes(PartLength * 10)), Token);
        await using var stream = new UploadStore(slow, PartLength).Open("ada", "u1", 0, file);

        var first = stream.ReadAsync(new byte[1], Token).AsTask();
        await slow.AskedAsync(4);
        slow.Asked.ShouldBe(Enumerable.Range(0, 4).Select(part => Keys.UploadPart("ada", "u1", 0, part)), "the first block and three ahead, before any has come");
        first.IsCompleted.ShouldBeFalse();
        slow.Answer();
        await first;
        await stream.CopyToAsync(Stream.Null, Token);

        slow.Asked.ShouldBe(Enumerable.Range(0, 10).Select(part => Keys.UploadPart("ada", "u1", 0, part)));
    }

    [Fact]
    public async Task Stream_OfAnUploadThatWasErased_SaysThatItIsGone()
    {
        var file = await _uploads.WriteFileAsync("ada", "u1", 0, "a.zip", new MemoryStream(Bytes(50)), Token);
        await using var stream = _uploads.Open("ada", "u1", 0, file);
        await _uploads.EraseAsync("ada", "u1", Token);

        (await Should.ThrowAsync<UploadGoneException>(async () => await stream.ReadExactlyAsync(new byte[10], Token))).Key.ShouldBe("users/ada/uploads/u1/0000/000000");
    }

    [Fact]
    public async Task Upload_IsWholeWithItsContentsAndGoneWhenErased()
    {
        var file = await _uploads.WriteFileAsync("ada", "u1", 0, "Übung \"1\".zip", new MemoryStream(Bytes(2500)), Token);
        (await _uploads.FindAsync("ada", "u1", Token)).ShouldBeNull("not whole yet");

        await _uploads.CompleteAsync("ada", "u1", new Upload(Instant.FromUtc(2026, 1, 2, 3, 4), [file]), Token);

        var found = (await _uploads.FindAsync("ada", "u1", Token)).ShouldNotBeNull();
        found.ReceivedAt.ShouldBe(Instant.FromUtc(2026, 1, 2, 3, 4));
        found.Files.ShouldBe([file]);
        found.Length.ShouldBe(2500);
        (await _uploads.FindAsync("bob", "u1", Token)).ShouldBeNull();

        await _uploads.EraseAsync("ada", "u1", Token);
        (await KeysAsync("")).ShouldBeEmpty();
        await _uploads.EraseAsync("ada", "u1", Token);
    }

    [Fact]
    public async Task Uploads_OfAllListeners_AreListedWithTheirTimes()
    {
        await _uploads.WriteFileAsync("ada", "u1", 0, "a", new MemoryStream(Bytes(10)), Token);
        _clock.Now += TimeSpan.FromHours(1);
        await _uploads.WriteFileAsync("ada", "u1", 1, "b", new MemoryStream(Bytes(10)), Token);
        await _uploads.WriteFileAsync("zoë x", "u2", 0, "b", new MemoryStream(Bytes(10)), Token);
        await _objects.PutAsync("users/eve/profile.json", Encoding.UTF8.GetBytes("{}"), PutCondition.None, Token);

        (await _uploads.ListAllAsync(Token).ToListAsync(Token)).ShouldBe(
        [
            new StoredUpload("ada", "u1", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1)),
            new StoredUpload("zoë x", "u2", DateTimeOffset.UnixEpoch.AddHours(1), DateTimeOffset.UnixEpoch.AddHours(1)),
        ]);
    }

    [Fact]
    public async Task WriteFile_SourceBreaksOff_ThrowsItsFaultAndStoresNoHalfPart()
    {
        var broken = new TricklingStream(Bytes(2500), new IOException("the caller hung up"));

        (await Should.ThrowAsync<IOException>(() => _uploads.WriteFileAsync("ada", "u1", 0, "a", broken, Token))).Message.ShouldBe("the caller hung up");

        (await KeysAsync("")).ShouldBe(["users/ada/uploads/u1/0000/000000", "users/ada/uploads/u1/0000/000001"]);
    }

    [Fact]
    public async Task WriteFile_OfAnyLength_GoesThroughTwoBuffers()
    {
        var store = new BufferCount(_objects);

        await new UploadStore(store, PartLength).WriteFileAsync("ada", "u1", 0, "a", new MemoryStream(Bytes(PartLength * 200)), Token);

        store.Puts.ShouldBe(200);
        store.Buffers.ShouldBeLessThanOrEqualTo(2);
    }

    [Theory]
    [InlineData("../u")]
    [InlineData("a/b")]
    public void Keys_OfAnIdThatLeavesTheFolder_AreRefused(string uploadId) => Should.Throw<ArgumentException>(() => Keys.UploadPart("ada", uploadId, 0, 0));

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private async Task<List<string>> KeysAsync(string prefix) =>
        await _objects.ListAsync(prefix, startAfter: null, Token).Select(found => found.Key).ToListAsync(Token);
}
