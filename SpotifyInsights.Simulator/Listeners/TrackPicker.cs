using NodaTime;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>What comes next: in runs of tracks from one album, artist, playlist, the liked songs or the queue.</summary>
internal sealed class TrackPicker(int seed, ListenerScript script, Taste taste, LocalDate day, Dice dice)
{
    private const int OwnPlaylists = 6;
    private readonly Queue<(CatalogueTrack Track, PlayContext? Context)> _run = new();

    /// <summary>True while a record is heard from beginning to end: people skip less then.</summary>
    public bool IsInAlbum { get; private set; }

    public (CatalogueTrack Track, PlayContext? Context) Next(Mood mood)
    {
        while (_run.Count == 0)
        {
            StartRun(mood);
        }

        return _run.Dequeue();
    }

    private void StartRun(Mood mood)
    {
        var draw = dice.Unit();
        IsInAlbum = draw < 0.24 && TryAlbum(mood);
        if (IsInAlbum)
        {
            return;
        }

        var length = dice.Between(5, 16);
        switch (draw)
        {
            case < 0.38:
                Artist(mood, length);
                break;
            case < 0.56:
                OwnPlaylist(length);
                break;
            case < 0.65:
                WeeklyDiscoveries(length);
                break;
            case < 0.9:
                Shuffle(mood, length, new PlayContext("collection", script.Id));
                break;
            default:
                Shuffle(mood, length, context: null);
                break;
        }
    }

    private bool TryAlbum(Mood mood)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var albums = Artist(mood).Releases.FindAll(album => album.TrackList.Count > 5 && album.ReleasedOn <= day);
            if (albums.Count > 0)
            {
                var album = dice.Pick(albums);
                var context = new PlayContext("album", album.Id);
                var first = dice.Chance(0.75) ? 0 : dice.Below(album.TrackList.Count - 2);
                foreach (var track in album.TrackList.Skip(first))
                {
                    _run.Enqueue((track, context));
                }

                return true;
            }
        }

        return false;
    }

    private void Artist(Mood mood, int length)
    {
        var artist = Artist(mood);
        var context = new PlayContext("artist", artist.Id);
        for (var i = 0; i < Math.Min(length, artist.Recordings.Count); i++)
        {
            Enqueue(artist, context, dice);
        }
    }

    private void Shuffle(Mood mood, int length, PlayContext? context)
    {
        for (var i = 0; i < length; i++)
        {
            Enqueue(Artist(mood), context, dice);
        }
    }

    /// <summary>Playlists the listener keeps: put together anew every quarter, and played in any order.</summary>
    private void OwnPlaylist(int length)
    {
        var number = dice.Below(OwnPlaylists);
        var quarter = DayPlanner.Number(day) / 91;
        var context = new PlayContext("playlist", Dice.For(seed, $"{script.Id}/playlist", number).Id());
        var madeOn = new LocalDate(1970, 1, 1).PlusDays((int)(quarter * 91));
        for (var i = 0; i < length; i++)
        {
            var place = Dice.For(seed, $"{script.Id}/playlist-{number}/{quarter}", dice.Below(45));
            Enqueue(taste.PickKnown(madeOn, place), context, place);
        }
    }

    /// <summary>Thirty tracks by artists not known yet, new every Monday.</summary>
    private void WeeklyDiscoveries(int length)
    {
        var monday = day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
        var context = new PlayContext("playlist", Dice.For(seed, $"{script.Id}/discoveries").Id());
        var first = dice.Below(30);
        for (var i = 0; i < length; i++)
        {
            var place = Dice.For(seed, $"{script.Id}/discoveries", (DayPlanner.Number(monday) * 30) + ((first + i) % 30));
            Enqueue(taste.PickUnknown(monday, place), context, place);
        }
    }

    private CatalogueArtist Artist(Mood mood)
    {
        var artist = taste.PickKnown(day, dice);
        for (var attempt = 0; attempt < 2 && mood == Mood.Focus && !artist.IsCalm; attempt++)
        {
            artist = taste.PickKnown(day, dice);
        }

        return artist;
    }

    private void Enqueue(CatalogueArtist artist, PlayContext? context, Dice choice)
    {
        // Squaring the draw makes the first-found tracks the most played ones.
        var known = taste.KnownTracks(artist, day);
        var draw = choice.Unit();
        var track = Familiar(artist, (int)(known * draw * draw));
        if (track.Album.ReleasedOn <= day)
        {
            _run.Enqueue((track, context));
        }
    }

    /// <summary>The order in which this listener finds an artist's tracks: another one for everybody.</summary>
    private CatalogueTrack Familiar(CatalogueArtist artist, int place)
    {
        var count = artist.Recordings.Count;
        var first = Dice.For(seed, script.Id, artist.Index).Below(count);
        return artist.Recordings[(first + place) % count];
    }
}
