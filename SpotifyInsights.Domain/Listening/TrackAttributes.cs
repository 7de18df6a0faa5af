namespace SpotifyInsights.Domain.Listening;

/// <summary>What Spotify says of tracks beside their names, a value per track of the catalogue. Unknown is a value of its own, never 0.</summary>
public sealed class TrackAttributes
{
    /// <summary>The day of a release date that is not known.</summary>
    public const int UnknownDay = int.MinValue;

    /// <summary>A popularity that is not known, and whether a track is explicit where nobody says.</summary>
    public const sbyte Unknown = -1;

    /// <summary>Takes the arrays over; all have the same length.</summary>
    /// <param name="albumType">What the track was released on.</param>
    /// <param name="releaseDay">Days since 1970-01-01, or <see cref="UnknownDay"/>; of a month or year its first day.</param>
    /// <param name="releasePrecision">How exactly the day is known.</param>
    /// <param name="isExplicit">1, 0 or <see cref="Unknown"/>.</param>
    /// <param name="popularity">0 to 100 as Spotify's API said it last, or <see cref="Unknown"/>.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public TrackAttributes(
        AlbumType[] albumType, int[] releaseDay, DatePrecision[] releasePrecision, sbyte[] isExplicit, sbyte[] popularity)
    {
        ArgumentNullException.ThrowIfNull(albumType);
        ArgumentNullException.ThrowIfNull(releaseDay);
        ArgumentNullException.ThrowIfNull(releasePrecision);
        ArgumentNullException.ThrowIfNull(isExplicit);
        ArgumentNullException.ThrowIfNull(popularity);
        var lengths = (int[])[releaseDay.Length, releasePrecision.Length, isExplicit.Length, popularity.Length];
        if (Array.Exists(lengths, length => length != albumType.Length))
        {
            throw new ArgumentException("The attributes of tracks differ in length.", nameof(albumType));
        }

        AlbumType = albumType;
        ReleaseDay = releaseDay;
        ReleasePrecision = releasePrecision;
        IsExplicit = isExplicit;
        Popularity = popularity;
    }

    /// <summary>Tracks.</summary>
    public int Count => AlbumType.Length;

    /// <summary>What the track was released on.</summary>
    public AlbumType[] AlbumType { get; }

    /// <summary>Days since 1970-01-01, or <see cref="UnknownDay"/>; of a month or year its first day.</summary>
    public int[] ReleaseDay { get; }

    /// <summary>How exactly <see cref="ReleaseDay"/> is known.</summary>
    public DatePrecision[] ReleasePrecision { get; }

    /// <summary>1, 0 or <see cref="Unknown"/>.</summary>
    public sbyte[] IsExplicit { get; }

    /// <summary>0 to 100 as Spotify's API said it last, or <see cref="Unknown"/>.</summary>
    public sbyte[] Popularity { get; }

    /// <summary>Bytes of the columns.</summary>
    public long Bytes => (long)Count * (sizeof(AlbumType) + sizeof(int) + sizeof(DatePrecision) + sizeof(sbyte) + sizeof(sbyte));

    /// <summary>Nothing is known of that many tracks.</summary>
    /// <param name="count">Tracks.</param>
    public static TrackAttributes None(int count)
    {
        var (days, isExplicit, popularity) = (new int[count], new sbyte[count], new sbyte[count]);
        Array.Fill(days, UnknownDay);
        Array.Fill(isExplicit, Unknown);
        Array.Fill(popularity, Unknown);
        return new(new AlbumType[count], days, new DatePrecision[count], isExplicit, popularity);
    }
}
