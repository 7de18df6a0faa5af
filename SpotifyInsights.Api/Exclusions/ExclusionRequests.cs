using System.Text;
using NodaTime;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Exclusions;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Exclusions;

/// <summary>Makes, lists and takes back exclusions. Whoever asks for a metric next finds them kept.</summary>
public sealed class ExclusionRequests(ExclusionStore store, ListeningHistories histories, ListenerZones zones, ManifestStore manifests, TimeProvider time)
{
    /// <summary>How many exclusions a listener may have.</summary>
    public const int MostExclusions = 1_000;

    /// <summary>All of the listener's exclusions, newest first.</summary>
    public async Task<ExclusionList> ListAsync(string userId, CancellationToken cancellationToken)
    {
        var file = await store.GetAsync(userId, cancellationToken);
        var matches = new ExclusionMatches((await histories.GetAsync(userId, dataVersion: null, cancellationToken)).All);
        return new([.. file.Exclusions.Reverse().Select(exclusion => ExclusionSummary.Of(exclusion, matches))]);
    }

    /// <summary>Makes an exclusion; the one that is there where something is left out already.</summary>
    /// <returns>It, and whether it is new; null: the listener has <see cref="MostExclusions"/>.</returns>
    /// <exception cref="RefusedParameterException">The target is nothing of the listener's.</exception>
    public async Task<(ExclusionSummary Exclusion, bool IsNew)?> MakeAsync(string userId, NewExclusion wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var loaded = await histories.GetAsync(userId, dataVersion: null, cancellationToken);
        var made = Target(wanted, loaded.All, await zones.FindAsync(userId, loaded.State, cancellationToken));
        Exclusion? same = null;
        var isFull = false;
        var isChanged = await store.ChangeAsync(
            userId,
            current =>
            {
                same = current.FirstOrDefault(made.HasTargetOf);
                isFull = same is null && current.Count >= MostExclusions;
                return same is not null || isFull ? null : [.. current, made];
            },
            cancellationToken);
        // Told again where it is there already: who made it may have died before telling.
        if (!isFull)
        {
            await manifests.TellSettingsChangedAsync(userId, cancellationToken);
        }

        return isFull ? null : (ExclusionSummary.Of(same ?? made, new ExclusionMatches(loaded.All)), isChanged);
    }

    /// <summary>Takes an exclusion back; false: there is none of this id.</summary>
    public async Task<bool> DeleteAsync(string userId, string id, CancellationToken cancellationToken)
    {
        var isChanged = await store.ChangeAsync(
            userId, current => current.Any(exclusion => exclusion.Id == id) ? [.. current.Where(exclusion => exclusion.Id != id)] : null, cancellationToken);
        if (isChanged)
        {
            await manifests.TellSettingsChangedAsync(userId, cancellationToken);
        }

        return isChanged;
    }

    private Exclusion Target(NewExclusion wanted, ListeningHistory all, DateTimeZone zone)
    {
        var now = time.GetCurrentInstant();
        var made = new Exclusion { Id = string.Empty, CreatedAt = now, Reason = wanted.Reason };
        made = wanted switch
        {
            { Play: { } play } => made with { Play = PlayOf(all, play) },
            { Track: { } key } => made with { Track = TrackOf(all.Tracks, Find(all.Tracks, LibraryKind.Track, key, "track")) },
            { Artist: { } key } => made with { Artist = ArtistOf(all.Tracks, Find(all.Tracks, LibraryKind.Artist, key, "artist")) },
            { Playlist: { } playlist } => made with { Playlist = PlaylistOf(all, playlist) },
            _ => made with { Period = PeriodOf(wanted.Period!, zone) },
        };
        return made with { Id = IdOf(made) };
    }

    // No two of a listener have the same target at one time.
    private static string IdOf(Exclusion made) => ContentHash.Of(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        made.CreatedAt.ToUnixTimeTicks(),
        made.Play?.Track.Key,
        made.Play?.StartedAt.ToUnixTimeTicks(),
        made.Track?.Key,
        made.Artist?.Key,
        made.Period?.From.ToUnixTimeTicks(),
        made.Period?.To.ToUnixTimeTicks(),
        made.Playlist?.Id)));

    private static ExcludedPeriod PeriodOf(NewExcludedPeriod wanted, DateTimeZone zone) =>
        ExcludedPeriods.Of(wanted, wanted.TimeZone is { } named ? ListenerZones.Of(named) : zone)
            ?? throw new RefusedParameterException($"'{wanted.From}' is not before `to` ('{wanted.To}') in this time zone.", "period");

    private static ExcludedPlaylist PlaylistOf(ListeningHistory all, string wanted)
    {
        var id = PlaylistNames.IdOf(wanted);
        return all.Plays.Origins.All.Any(origin => origin is { Kind: OriginKind.Playlist } && origin.Id == id)
            ? new ExcludedPlaylist(id)
            : throw new RefusedParameterException($"'{wanted}' is no playlist that any of your plays is known to be started from: take one from `/listening-sources`.", "playlist");
    }

    private static ExcludedPlay PlayOf(ListeningHistory all, NewExcludedPlay wanted)
    {
        var (plays, tracks) = (all.Plays, all.Tracks);
        var recording = Find(tracks, LibraryKind.Track, wanted.Track, "play");
        var start = wanted.StartedAt.ToUnixTimeMilliseconds();
        for (var row = plays.FirstAtOrAfter(start); row < plays.Count && plays.StartedAt[row] == start; row++)
        {
            if (tracks.Recording[plays.Track[row]] == recording)
            {
                var startedAt = Instant.FromUnixTimeMilliseconds(start);
                return new ExcludedPlay(TrackOf(tracks, plays.Track[row]), startedAt, startedAt + Duration.FromMilliseconds(plays.MsPlayed[row]));
            }
        }

        throw new RefusedParameterException($"No play of '{wanted.Track}' began at that instant: take `startedAt` from `/plays`.", "play");
    }

    private static int Find(TrackCatalogue tracks, LibraryKind kind, string key, string parameter) => LibraryKeys.Find(tracks, kind, key)
        ?? throw new RefusedParameterException($"'{key}' is no {(kind == LibraryKind.Artist ? "artist" : "track")} of your plays.", parameter);

    private static ExcludedTrack TrackOf(TrackCatalogue tracks, int track) =>
        new(tracks.Keys[track], tracks.Names[track], tracks.Artist[track] is >= 0 and var artist ? tracks.ArtistNames[artist] : null);

    private static ExcludedArtist ArtistOf(TrackCatalogue tracks, int artist) => new(tracks.ArtistKeys[artist], tracks.ArtistNames[artist]);
}
