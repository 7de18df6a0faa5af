using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>Draws artists by weight.</summary>
internal sealed class PickTable
{
    private readonly CatalogueArtist[] _artists;
    private readonly double[] _upTo;

    public PickTable(CatalogueArtist[] artists, double[] weights)
    {
        _artists = artists;
        _upTo = new double[weights.Length];
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            _upTo[i] = sum;
        }
    }

    public CatalogueArtist Pick(Dice dice)
    {
        var place = Array.BinarySearch(_upTo, dice.Unit() * _upTo[^1]);
        return _artists[Math.Min(place < 0 ? ~place : place, _artists.Length - 1)];
    }
}
