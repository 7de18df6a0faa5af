using System.Globalization;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

public abstract partial class ObjectStoreContract
{
    [Fact]
    public async Task Put_BufferChangedAfterwards_ObjectUnchanged()
    {
        var buffer = "before"u8.ToArray();
        await Store.PutAsync("k", buffer, PutCondition.None, Cancellation);
        buffer.AsSpan().Clear();

        Text(await Store.GetAsync("k", Cancellation)).ShouldBe("before");
    }

    [Fact]
    public async Task PutAbsent_ObjectThere_NothingChanges()
    {
        (await PutAsync("k", "first", PutCondition.Absent)).IsWritten.ShouldBeTrue();

        var second = await PutAsync("k", "second", PutCondition.Absent);

        second.ShouldBe(new PutResult(IsWritten: false, ETag: null));
        Text(await Store.GetAsync("k", Cancellation)).ShouldBe("first");
    }

    [Fact]
    public async Task PutAbsent_AfterDelete_Written()
    {
        await PutAsync("k", "first");
        await Store.DeleteAsync("k", Cancellation);

        (await PutAsync("k", "second", PutCondition.Absent)).IsWritten.ShouldBeTrue();
    }

    [Fact]
    public async Task PutMatches_SameVersion_Written()
    {
        var first = await PutAsync("k", "first");

        var second = await PutAsync("k", "second", PutCondition.Matches(first.ETag!));

        second.IsWritten.ShouldBeTrue();
        Text(await Store.GetAsync("k", Cancellation)).ShouldBe("second");
    }

    [Fact]
    public async Task PutMatches_OtherVersion_NothingChanges()
    {
        var first = await PutAsync("k", "first");
        await PutAsync("k", "second");

        var third = await PutAsync("k", "third", PutCondition.Matches(first.ETag!));

        third.ShouldBe(new PutResult(IsWritten: false, ETag: null));
        Text(await Store.GetAsync("k", Cancellation)).ShouldBe("second");
    }

    [Fact]
    public async Task PutMatches_NoObject_NotWritten()
    {
        var tag = (await PutAsync("other", "x")).ETag!;

        (await PutAsync("k", "x", PutCondition.Matches(tag))).IsWritten.ShouldBeFalse();
        (await Store.GetAsync("k", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task PutAbsent_ManyAtOnce_ExactlyOneWins()
    {
        for (var round = 0; round < Rounds(10); round++)
        {
            var key = $"race/{round}";
            var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(
                async () => (Writer: i, Result: await PutAsync(key, $"writer {i}", PutCondition.Absent)))));

            var winner = results.Where(r => r.Result.IsWritten).ShouldHaveSingleItem();
            Text(await Store.GetAsync(key, Cancellation)).ShouldBe($"writer {winner.Writer}");
        }
    }

    [Fact]
    public async Task PutMatches_CountersRaised_NothingLost()
    {
        const int Writers = 8;
        var increments = Rounds(20);
        await PutAsync("counter", "0");

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < increments;)
            {
                var found = (await Store.GetAsync("counter", Cancellation))!;
                var next = (int.Parse(Text(found), CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
                done += (await PutAsync("counter", next, PutCondition.Matches(found.Info.ETag))).IsWritten ? 1 : 0;
            }
        })));

        Text(await Store.GetAsync("counter", Cancellation)).ShouldBe((Writers * increments).ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(20_000_003)]
    public async Task PutStream_WhateverItsPosition_IsAllOfIt(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        using var stream = new MemoryStream(content);
        stream.Position = length / 2;

        var put = await Store.PutAsync("streamed", stream, PutCondition.Absent, Cancellation);

        var found = (await Store.GetAsync("streamed", Cancellation)).ShouldNotBeNull();
        put.ShouldBe(new PutResult(IsWritten: true, found.Info.ETag));
        found.Content.Span.SequenceEqual(content).ShouldBeTrue();
        stream.CanRead.ShouldBeTrue("it belongs to the caller");
    }

    [Fact]
    public async Task PutStream_ConditionThatDoesNotHold_NothingChanges()
    {
        var first = await PutAsync("k", "first");
        using var stream = new MemoryStream("second"u8.ToArray());

        (await Store.PutAsync("k", stream, PutCondition.Absent, Cancellation)).ShouldBe(new PutResult(IsWritten: false, ETag: null));
        (await Store.PutAsync("k", stream, PutCondition.Matches(first.ETag!), Cancellation)).IsWritten.ShouldBeTrue();
        (await Store.PutAsync("k", stream, PutCondition.Matches(first.ETag!), Cancellation)).IsWritten.ShouldBeFalse();
        Text(await Store.GetAsync("k", Cancellation)).ShouldBe("second");
    }

    [Fact]
    public async Task Get_WhileReplaced_AlwaysOneWholeVersion()
    {
        static byte[] Version(int i) => [.. Enumerable.Repeat((byte)i, 100_000 + i)];
        await Store.PutAsync("k", Version(0), PutCondition.None, Cancellation);

        var writing = Task.Run(
            async () =>
            {
                for (var i = 1; i <= 60; i++)
                {
                    await Store.PutAsync("k", Version(i), PutCondition.None, Cancellation);
                }
            },
            Cancellation);
        while (!writing.IsCompleted)
        {
            var whole = (await Store.GetAsync("k", Cancellation))!;
            whole.Content.Span.SequenceEqual(Version(whole.Content.Span[0])).ShouldBeTrue();
            var part = (await Store.GetRangeAsync("k", 99_990, 1_000, null, Cancellation))!;
            part.Content.Length.ShouldBe(10 + part.Content.Span[0]);
            part.Info.Length.ShouldBe(100_000 + part.Content.Span[0]);
        }

        await writing;
    }

    [Fact]
    public async Task PutAndDelete_NeighboursAtOnce_NoPutIsLost()
    {
        // The last object of a folder goes while another one comes.
        for (var round = 0; round < Rounds(150); round++)
        {
            await PutAsync("deep/er/folder/old", "x");
            await Task.WhenAll(
                Store.DeleteAsync("deep/er/folder/old", Cancellation),
                PutAsync("deep/er/folder/new", "y"),
                PutAsync("deep/er/beside", "z"));

            (await ListAsync("deep/")).Select(o => o.Key).ShouldBe(["deep/er/beside", "deep/er/folder/new"]);
            await Store.DeleteAsync("deep/er/folder/new", Cancellation);
            await Store.DeleteAsync("deep/er/beside", Cancellation);
        }
    }

    [Fact]
    public async Task Delete_Object_Gone()
    {
        await PutAsync("a/b", "x");
        await PutAsync("a/c", "y");

        await Store.DeleteAsync("a/b", Cancellation);

        (await Store.GetAsync("a/b", Cancellation)).ShouldBeNull();
        (await ListAsync("")).Select(o => o.Key).ShouldBe(["a/c"]);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("no/such/key")]
    [InlineData("folder")]
    [InlineData("folder/object/below")]
    public async Task Delete_NoObject_NoErrorAndNothingElseGone(string key)
    {
        await PutAsync("folder/object", "x");

        await Store.DeleteAsync(key, Cancellation);

        Text(await Store.GetAsync("folder/object", Cancellation)).ShouldBe("x");
    }

    [Fact]
    public async Task DeleteAll_SomeThereSomeNot_AllGoneAndNothingElse()
    {
        await PutAllAsync(["a/1", "a/2 &<é>", "a/3", "b"]);

        await Store.DeleteAllAsync(["a/1", "none", "a/2 &<é>", "a/1"], Cancellation);

        (await ListAsync("")).Select(o => o.Key).ShouldBe(["a/3", "b"]);
        await Store.DeleteAllAsync([], Cancellation);
        await Should.ThrowAsync<ArgumentException>(() => Store.DeleteAllAsync(["b", "../a"], Cancellation));
        Text(await Store.GetAsync("b", Cancellation)).ShouldBe("b");
    }
}
