using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How much the tops of two periods would differ if the taste were the same.</summary>
internal sealed class TopChangeChance : IDisposable
{
    private readonly ContenderTable _table;
    private readonly Contender[] _contenders;
    private readonly TopChance _chance;

    public TopChangeChance(ArtistData data)
    {
        _table = new ContenderTable(data);
        _contenders = new Contender[(2 * TopChance.PerPlace * data.Ranking.Top) + 1];
        _chance = new TopChance(data.Ranking.By, _contenders.Length);
    }

    /// <summary>Null when either period has too few plays to speak of.</summary>
    public ChanceLevel? Of(int former, int period, int places) =>
        _chance.Of(_contenders.AsSpan(0, _table.Pool(former, period, _contenders)), _table.Credits(former), _table.Credits(period), places);

    public void Dispose() => _table.Dispose();
}
