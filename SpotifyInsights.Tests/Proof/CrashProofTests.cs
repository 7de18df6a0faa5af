using System.Globalization;
using SpotifyInsights.Tests.Spotify;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects.S3;

namespace SpotifyInsights.Tests.Proof;

/// <summary>
/// Every job is stopped at every single request to the store, in every way. Meanwhile readers see the state before or the state after;
/// once the job is repeated, the store holds the same bytes as if nothing had happened.
/// </summary>
public sealed class CrashProofTests(R2Servers servers)
{
    private const int StopsByDefault = 5;

    private const int LooksOfDuckDbByDefault = 3;

    public static TheoryData<string, string> JobsAndStores
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var store in StoreHomes.Names)
            {
                foreach (var job in ProofJob.All)
                {
                    data.Add(new TheoryDataRow<string, string>(job.Name, store).WithTrait("proof", $"{job.Name} on {store}"));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(JobsAndStores))]
    public async Task Job_StoppedAtAnyRequest_IsMadeGood_AndReadersSeeOneStateOrTheOther(string name, string store)
    {
        var job = ProofJob.All.Single(candidate => candidate.Name == name);
        var clock = new SettableClock(SpotifyHost.Start - TimeSpan.FromHours(3));
        await using var homes = new StoreHomes(store, clock, servers);
        await using var before = await homes.MakeAsync();
        await job.PrepareAsync(before.Store);
        await using var quiet = await homes.MakeAsync();
        await quiet.FillAsync(before, Cancel);
        var undisturbed = await Undisturbed.RunAsync(job, quiet);
        string[] oneOrTheOther = [undisturbed.HistoryBefore, undisturbed.HistoryAfter];

        var stops = Share.Of(undisturbed.Stops, StopsByDefault, seed: name.Length + store.Length);
        foreach (var stop in stops)
        {
            await homes.InCopyAsync(before, async home =>
            {
                var readers = await Readers.StartAsync(home.Store);

                await StopAndRepeatAsync(job, home, stop, async () => oneOrTheOther.ShouldContain(await readers.ReadAsync(), $"{stop}"));

                (await StoredState.OfAsync(home)).ShouldBe(undisturbed.State, $"{stop} at {undisturbed.Requests[stop.Request - 1]}");
                (await readers.ReadAsync()).ShouldBe(undisturbed.HistoryAfter);
            });
        }

        TestContext.Current.SendDiagnosticMessage(
            "{0} on {1}: {2} of {3} stops", name, store, stops.Count.ToString(CultureInfo.InvariantCulture), undisturbed.Stops.Count);
    }

    /// <summary>Each published file changes at once; so every month that DuckDB sees is the former one or the new one, and where one month changes, all of it is.</summary>
    [Theory]
    [InlineData("first ever")]
    [InlineData("snapshot")]
    [InlineData("snapshot over two months")]
    [InlineData("rebuild")]
    public async Task PublishedMonths_SeenByDuckDbDuringAnyStop_AreTheFormerOrTheNewOnes(string name)
    {
        var job = ProofJob.All.Single(candidate => candidate.Name == name);
        var clock = new SettableClock(SpotifyHost.Start - TimeSpan.FromHours(3));
        await using var before = new LocalHome(clock);
        await job.PrepareAsync(before.Store);
        await using var quiet = new LocalHome(clock);
        await quiet.FillAsync(before, Cancel);
        using var glob = new PublishedGlob();
        var former = await glob.KeepAsync(quiet.Store);
        var undisturbed = await Undisturbed.RunAsync(job, quiet);
        var next = (await glob.KeepAsync(quiet.Store))!.Value;

        var looks = new List<(int Moment, Stop Stop)>();
        foreach (var stop in Share.Of([.. undisturbed.Stops.Where(stop => stop.EndsProcess)], LooksOfDuckDbByDefault, seed: name.Length))
        {
            await using var home = new LocalHome(clock);
            await home.FillAsync(before, Cancel);
            await StopAndRepeatAsync(job, home, stop, async () =>
            {
                if (await glob.KeepAsync(home.Store) is { } moment)
                {
                    looks.Add((moment, stop));
                }
            });
        }

        TestContext.Current.SendDiagnosticMessage("{0}: {1} looks of DuckDB", name, looks.Count.ToString(CultureInfo.InvariantCulture));
        var seen = await glob.ReadAsync();
        var (formerMonths, nextMonths) = (former is null ? [] : seen[former.Value], seen[next]);
        foreach (var (moment, stop) in looks)
        {
            seen[moment].ShouldBeSubsetOf(formerMonths.Union(nextMonths), $"{stop}");
            if (nextMonths.Except(formerMonths).Count() <= 1)
            {
                string.Join('\n', seen[moment]).ShouldBeOneOf(string.Join('\n', formerMonths), string.Join('\n', nextMonths));
            }
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task StopAndRepeatAsync(ProofJob job, StoreHome home, Stop stop, Func<Task> whileStopped)
    {
        var stopping = new StoppingStore(home, stop);
        using (var process = job.Process(stopping.Store))
        {
            await Should.ThrowAsync<StoppedException>(() => job.RunAsync(process), $"{stop}");
            await whileStopped();
            if (!stop.EndsProcess)
            {
                await job.RunAsync(process);
                return;
            }
        }

        home.Restart();
        using var next = job.Process(home.Store);
        await job.RunAsync(next);
    }
}
