using System.Collections.Concurrent;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Api.Spotify.Responses;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Playback;

/// <summary>Asks Spotify what a listener hears. Whoever asks again within moments gets the answer that is there: a page that looks every second costs no more calls than one that looks now and then.</summary>
public sealed class NowPlayingRequests(SpotifyClient spotify, TimeProvider time)
{
    /// <summary>How long an answer stands.</summary>
    public static readonly TimeSpan Standing = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Asked> _asked = new(StringComparer.Ordinal);

    /// <summary>What is playing; null in silence.</summary>
    /// <exception cref="SpotifyException">Spotify does not say.</exception>
    public async Task<NowPlaying?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var asked = _asked.AddOrUpdate(userId, _ => Ask(userId, now), (_, before) => IsStanding(before, now) ? before : Ask(userId, now));
        return await asked.Answer.Value.WaitAsync(cancellationToken);
    }

    // A clock that was put back does not keep an answer.
    private static bool IsStanding(Asked asked, DateTimeOffset now) =>
        !(asked.Answer.IsValueCreated && asked.Answer.Value.IsFaulted) && now >= asked.At && now - asked.At < Standing;

    // Others wait for it, too: who leaves does not end it.
    private Asked Ask(string userId, DateTimeOffset now) => new(now, new(() => AskAsync(userId)));

    private async Task<NowPlaying?> AskAsync(string userId) =>
        await spotify.FindPlayingAsync(new CallLedger(userId), CancellationToken.None) is { } playback ? Of(playback) : null;

    private NowPlaying Of(SpotifyPlayback playback)
    {
        var item = playback.Item;
        return new()
        {
            AskedAt = time.GetCurrentInstant(),
            IsPlaying = playback.IsPlaying == true,
            Kind = KindOf(playback.CurrentlyPlayingType ?? item?.Type),
            ProgressMs = playback.ProgressMs,
            DurationMs = item?.DurationMs,
            Track = item is null ? null : TrackOf(item),
            Artist = item?.Show is { } show ? ItemOf(show.Id, show.Name, show.Name) : item?.Artists?.OfType<SpotifyArtist>().FirstOrDefault() is { } artist
                ? ItemOf(artist.Id, FoldedText.OfArtist(artist.Name), artist.Name)
                : null,
            Album = item?.Album is { } album ? ItemOf(album.Id, album.Name, album.Name) : null,
            ContextUri = playback.Context?.Uri,
        };
    }

    private static LibraryItem TrackOf(SpotifyPlayingItem item) =>
        new(item.Id ?? item.Uri ?? TrackKey.OfNames(item.Name, item.Artists?.OfType<SpotifyArtist>().FirstOrDefault()?.Name), item.Name);

    private static LibraryItem? ItemOf(string? id, string? text, string? name) => (id ?? text) is { Length: > 0 } key ? new(key, name) : null;

    private static NowPlayingKind KindOf(string? type) => type switch
    {
        "track" => NowPlayingKind.Track,
        "episode" => NowPlayingKind.Episode,
        "ad" => NowPlayingKind.Ad,
        _ => NowPlayingKind.Unknown,
    };

    private sealed record Asked(DateTimeOffset At, Lazy<Task<NowPlaying?>> Answer);
}
