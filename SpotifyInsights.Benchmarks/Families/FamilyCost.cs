using System.Text.Json;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Benchmarks.DuckDb;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Benchmarks.Families;

/// <summary>What one family costs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ours">Milliseconds of one thread.</param>
/// <param name="Allocated">Bytes.</param>
/// <param name="Answer">Bytes of JSON.</param>
/// <param name="Theirs">Milliseconds of DuckDB for the same questions; null where it was not asked.</param>
public sealed record FamilyCost(string Name, Timing Ours, long Allocated, long Answer, double? Theirs)
{
    private static readonly JsonSerializerOptions Json = MakeJson();

    public static FamilyCost Of(Family family, ListeningView view, int runs, int warmUps, DuckDbProcess? duckDb, string scratch)
    {
        ArgumentNullException.ThrowIfNull(family);
        for (var i = 0; i < warmUps; i++)
        {
            family.Calculate(Family.Slice(view));
        }

        var ours = Timing.Of(runs, () => family.Calculate(Family.Slice(view)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answer = family.Calculate(Family.Slice(view));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, Json).Length;
        return new(family.Name, ours, allocated, bytes, duckDb is null ? null : FamilyFiles.Ask(duckDb, scratch, family.Name));
    }

    public static FamilyCost Sum(string name, IReadOnlyList<FamilyCost> costs)
    {
        var ours = new Timing(costs.Sum(cost => cost.Ours.Median), costs.Sum(cost => cost.Ours.Least), costs.Sum(cost => cost.Ours.Most));
        return new(name, ours, costs.Sum(cost => cost.Allocated), costs.Sum(cost => cost.Answer), Theirs: null);
    }

    /// <summary>A row of the table.</summary>
    public string Line(int plays) =>
        $"| {plays:N0} | {Name} | {Ours} | {Allocated / 1e6:0.00} | {Answer / 1e3:N0} | {(Theirs is null ? "" : $"{Theirs.Value:N0}")} | {(Theirs is null ? "" : $"{Theirs.Value / Ours.Median:0.0}x")} |";

    private static JsonSerializerOptions MakeJson()
    {
        var json = new JsonSerializerOptions();
        ApiJson.Configure(json);
        return json;
    }
}
