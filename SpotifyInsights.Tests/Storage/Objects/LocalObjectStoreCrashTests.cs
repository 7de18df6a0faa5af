using System.Globalization;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>Real processes, really killed.</summary>
public sealed class LocalObjectStoreCrashTests : IDisposable
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("FULL") is "1" ? 300 : 8;

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Kill_AtAnyMoment_EveryObjectIsTheFormerOrTheNewVersion()
    {
        var random = new Random(99);
        var steps = 0;
        var former = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            var lines = await RunAndKillAsync(round, random.Next(1, 60));
            var possible = former.ToDictionary(f => f.Key, f => new HashSet<int> { f.Value });
            foreach (var (isAcknowledged, key, version) in lines.Select(Parse))
            {
                if (isAcknowledged)
                {
                    possible[key] = [version];
                    steps++;
                }
                else
                {
                    possible.TryAdd(key, [0]);
                    possible[key].Add(version);
                }
            }

            former = await ReadAllAsync();
            foreach (var (key, versions) in possible)
            {
                versions.ShouldContain(former.GetValueOrDefault(key), $"round {round}, {key}");
            }

            former.Keys.ShouldBeSubsetOf(possible.Keys);
        }

        steps.ShouldBeGreaterThan(Rounds * 5);
    }

    // What the calls did is seen from outside, by a tracer: no test inside a process can tell a flushed file from an unflushed one.
    [Fact]
    public async Task Put_WithFlushing_ContentThenNameThenFolderReachTheDisk()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "strace is not installed");
        using (LocalStoreLock.Acquire(scratch.Path))
        {
            await new LocalObjectStore(scratch.Path, TimeProvider.System)
                .PutAsync("unrelated", new byte[1], PutCondition.None, TestContext.Current.CancellationToken);
        }

        var trace = scratch[".trace"];
        using var child = ChildProcess.Start(
            ["/usr/bin/strace", "-f", "-y", "-o", trace, "-e", "trace=mkdir,fsync,rename,write,unlink"],
            ObjectWriter.Command,
            scratch.Path,
            "7",
            "12");
        var acknowledged = (await child.ReadToEndAsync()).Count(l => l.StartsWith("ack", StringComparison.Ordinal));

        acknowledged.ShouldBe(12);
        DiskTrace.Check(await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken), scratch.Path).ShouldBe(12);
    }

    [Fact]
    public async Task List_StartAfter_FoldersBeforeItAreNotOpened()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "strace is not installed");
        var store = new LocalObjectStore(scratch.Path, TimeProvider.System);
        foreach (var key in new[] { "a/x/1", "b/x/1", "b/y/1", "c/x/1" })
        {
            await store.PutAsync(key, new byte[1], PutCondition.None, TestContext.Current.CancellationToken);
        }

        using var child = ChildProcess.Start(
            ["/usr/bin/strace", "-f", "-o", scratch[".trace"], "-e", "trace=openat"], ObjectLister.Command, scratch.Path, "b/x/1");
        (await child.ReadToEndAsync()).ShouldBe(["b/y/1", "c/x/1"]);

        var opened = await File.ReadAllTextAsync(scratch[".trace"], TestContext.Current.CancellationToken);
        opened.ShouldContain($"\"{scratch["c/x"]}");
        opened.ShouldNotContain($"\"{scratch["a"]}");
    }

    [Fact]
    public async Task Put_FullOrReadOnlyDisk_ErrorNamesTheKeyAndTheObjectStays()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/unshare"), "a file system of one's own needs unshare");
        using var child = ChildProcess.Start(
            ["/usr/bin/unshare", "--mount", "--map-root-user", "sh", "-c", "mount -t tmpfs -o size=1m none \"$0\" && exec \"$@\"", scratch.Path],
            FullDisk.Command,
            scratch.Path);

        var lines = await child.ReadToEndAsync();

        Assert.SkipWhen(lines.Length == 0, "this machine does not allow a file system of one's own");
        lines.Length.ShouldBe(8, string.Join('\n', lines));
        lines[0].ShouldStartWith("k: cannot be written: ");
        lines[1].ShouldBe("300000");
        lines[2].ShouldBe("0");
        lines[3].ShouldBe("done");
        lines[4].ShouldStartWith("k: cannot be written: ");
        lines[5].ShouldStartWith("k: cannot be deleted: ");
        lines[6].ShouldStartWith("new/folder: cannot be written: ");
        lines[7].ShouldBe("100000");
    }

    private async Task<List<string>> RunAndKillAsync(int seed, int linesBeforeTheKill)
    {
        using var child = ChildProcess.Start(ObjectWriter.Command, scratch.Path, seed.ToString(CultureInfo.InvariantCulture));
        var lines = new List<string>();
        while (lines.Count < linesBeforeTheKill)
        {
            lines.Add((await child.ReadLineAsync()).ShouldNotBeNull());
        }

        lines.AddRange(await child.KillAsync());
        return lines;
    }

    // As the next process finds it: the lock is free, nothing unfinished is left, no object is broken.
    private async Task<Dictionary<string, int>> ReadAllAsync()
    {
        using var held = LocalStoreLock.Acquire(scratch.Path);
        Directory.GetFileSystemEntries(scratch[".store/incoming"]).ShouldBeEmpty();
        var store = new LocalObjectStore(scratch.Path, TimeProvider.System);
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var listed in store.ListAsync("", null, TestContext.Current.CancellationToken))
        {
            var found = (await store.GetAsync(listed.Key, TestContext.Current.CancellationToken)).ShouldNotBeNull();
            versions[listed.Key] = ObjectWriter.VersionOf(found.Content.Span).ShouldNotBeNull($"{listed.Key} is broken");
        }

        return versions;
    }

    private static (bool IsAcknowledged, string Key, int Version) Parse(string line)
    {
        var words = line.Split(' ');
        return (words[0] == "ack", words[1], int.Parse(words[2], CultureInfo.InvariantCulture));
    }
}
