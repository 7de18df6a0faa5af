using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

public abstract partial class ObjectStoreContract
{
    [Fact]
    public async Task Get_NoObject_Null() => (await Store.GetAsync("a/b", Cancellation)).ShouldBeNull();

    [Fact]
    public async Task Get_AfterPut_ContentAndInfo()
    {
        var put = await PutAsync("a/b.txt", "hello");

        var found = (await Store.GetAsync("a/b.txt", Cancellation)).ShouldNotBeNull();

        put.IsWritten.ShouldBeTrue();
        Text(found).ShouldBe("hello");
        found.Info.Key.ShouldBe("a/b.txt");
        found.Info.Length.ShouldBe(5);
        found.Info.ETag.ShouldBe(put.ETag);
    }

    [Fact]
    public async Task Get_FolderOfOtherKeys_Null()
    {
        await PutAsync("a/b/c", "x");

        (await Store.GetAsync("a/b", Cancellation)).ShouldBeNull();
        (await Store.FindAsync("a", Cancellation)).ShouldBeNull();
        (await Store.GetRangeAsync("a", 0, 1, null, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Get_BelowAnotherKey_Null()
    {
        await PutAsync("a", "x");

        (await Store.GetAsync("a/b", Cancellation)).ShouldBeNull();
        (await Store.FindAsync("a/b/c", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Get_EmptyObject_EmptyContent()
    {
        await PutAsync("empty", "");

        var found = (await Store.GetAsync("empty", Cancellation)).ShouldNotBeNull();

        found.Content.Length.ShouldBe(0);
        found.Info.Length.ShouldBe(0);
        found.Info.ETag.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Get_LargeObject_WholeAndInRanges()
    {
        var content = new byte[20_000_003];
        new Random(20).NextBytes(content);
        await Store.PutAsync("large", content, PutCondition.None, Cancellation);

        var whole = (await Store.GetAsync("large", Cancellation)).ShouldNotBeNull();
        var part = (await Store.GetRangeAsync("large", 19_000_001, 1_000_000, whole.Info.ETag, Cancellation)).ShouldNotBeNull();

        whole.Content.Span.SequenceEqual(content).ShouldBeTrue();
        part.Content.Span.SequenceEqual(content.AsSpan(19_000_001, 1_000_000)).ShouldBeTrue();
        part.Info.ShouldBe(whole.Info);
    }

    [Fact]
    public async Task Open_NoObject_Null()
    {
        (await Store.OpenAsync("none", Cancellation)).ShouldBeNull();
        await PutAsync("folder/object", "x");
        (await Store.OpenAsync("folder", Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(3_000_001)]
    public async Task Open_Object_AnyPartInAnyOrder(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        await Store.PutAsync("opened", content, PutCondition.None, Cancellation);

        using var opened = (await Store.OpenAsync("opened", Cancellation)).ShouldNotBeNull();

        opened.Info.ShouldBe((await Store.FindAsync("opened", Cancellation))!);
        opened.Content.Length.ShouldBe(length);
        foreach (var start in new[] { 0, length / 2, length / 3 })
        {
            var rest = new byte[length - start];
            opened.Content.Position = start;
            await opened.Content.ReadExactlyAsync(rest, Cancellation);
            rest.AsSpan().SequenceEqual(content.AsSpan(start)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Open_ReplacedMeanwhile_StaysTheVersionThatWasOpened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not replace a file that is open.");
        var first = await PutAsync("k", "first");
        using var opened = (await Store.OpenAsync("k", Cancellation)).ShouldNotBeNull();
        await PutAsync("k", "other");
        await Store.DeleteAsync("k", Cancellation);

        using var reader = new StreamReader(opened.Content);
        (await reader.ReadToEndAsync(Cancellation)).ShouldBe("first");
        opened.Info.ETag.ShouldBe(first.ETag);
    }

    [Theory]
    [InlineData(0, 10, "0123456789")]
    [InlineData(0, 3, "012")]
    [InlineData(4, 3, "456")]
    [InlineData(7, 3, "789")]
    [InlineData(7, 100, "789")]
    [InlineData(9, 1, "9")]
    [InlineData(10, 1, "")]
    [InlineData(1_000, 5, "")]
    [InlineData(long.MaxValue, int.MaxValue, "")]
    [InlineData(5, 0, "")]
    [InlineData(5, int.MaxValue, "56789")]
    public async Task GetRange_AnyRange_TheBytesThatAreThere(long offset, int length, string expected)
    {
        await PutAsync("digits", "0123456789");

        var found = (await Store.GetRangeAsync("digits", offset, length, null, Cancellation)).ShouldNotBeNull();

        Text(found).ShouldBe(expected);
        found.Info.Length.ShouldBe(10);
        var bytes = (await Store.GetBytesAsync("digits", offset, length, Cancellation)).ShouldNotBeNull();
        System.Text.Encoding.UTF8.GetString(bytes.Span).ShouldBe(expected);
    }

    [Fact]
    public async Task GetBytes_NoObject_Null()
    {
        (await Store.GetBytesAsync("none", 0, 1, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task GetRange_NoObject_NullAlsoWithIfMatch()
    {
        (await Store.GetRangeAsync("none", 0, 1, null, Cancellation)).ShouldBeNull();
        (await Store.GetRangeAsync("none", 0, 1, "0123", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task GetRange_IfMatchOfTheFormerVersion_ObjectChanged()
    {
        var first = await PutAsync("k", "first");
        (await Store.GetRangeAsync("k", 0, 2, first.ETag, Cancellation)).ShouldNotBeNull();
        await PutAsync("k", "other");

        var fault = await Should.ThrowAsync<ObjectChangedException>(() => Store.GetRangeAsync("k", 0, 2, first.ETag, Cancellation));

        fault.Key.ShouldBe("k");
        fault.Message.ShouldContain("k");
    }

    [Fact]
    public async Task GetRange_Negative_ArgumentOutOfRange()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Store.GetRangeAsync("k", -1, 1, null, Cancellation));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Store.GetRangeAsync("k", 0, -1, null, Cancellation));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Store.GetBytesAsync("k", -1, 1, Cancellation));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Store.GetBytesAsync("k", 0, -1, Cancellation));
    }

    [Fact]
    public async Task Find_AnyRead_SaysTheSame()
    {
        await PutAsync("a/b", "content");

        var found = (await Store.FindAsync("a/b", Cancellation)).ShouldNotBeNull();
        var listed = (await ListAsync("a/")).ShouldHaveSingleItem();

        found.ShouldBe((await Store.GetAsync("a/b", Cancellation))!.Info);
        found.ShouldBe((await Store.GetRangeAsync("a/b", 1, 1, null, Cancellation))!.Info);
        listed.Key.ShouldBe("a/b");
        listed.Length.ShouldBe(7);
        (listed.ModifiedAt - found.ModifiedAt).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task ETag_OtherContentOfTheSameLength_Other()
    {
        var first = await PutAsync("k", "aaaa");
        var second = await PutAsync("k", "bbbb");

        second.ETag.ShouldNotBe(first.ETag);
        (await Store.FindAsync("k", Cancellation))!.ETag.ShouldBe(second.ETag);
        (await Store.GetRangeAsync("k", 0, 1, null, Cancellation))!.Info.ETag.ShouldBe(second.ETag);
    }
}
