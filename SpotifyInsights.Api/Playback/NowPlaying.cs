using NodaTime;
using SpotifyInsights.Domain.Library;

namespace SpotifyInsights.Api.Playback;

/// <summary>What Spotify plays for the listener at this moment.</summary>
public sealed record NowPlaying
{
    /// <summary>When Spotify was asked.</summary>
    public required Instant AskedAt { get; init; }

    /// <summary>Whether it sounds, and is not paused.</summary>
    public required bool IsPlaying { get; init; }

    /// <summary>What it is.</summary>
    public required NowPlayingKind Kind { get; init; }

    /// <summary>How far it has come, milliseconds; null where Spotify does not say.</summary>
    public required int? ProgressMs { get; init; }

    /// <summary>How long it is, milliseconds; null where Spotify does not say.</summary>
    public required int? DurationMs { get; init; }

    /// <summary>The track or episode; null where Spotify does not say, as in advertisements.</summary>
    public required LibraryItem? Track { get; init; }

    /// <summary>The first artist, of an episode the podcast; null where Spotify does not say.</summary>
    public required LibraryItem? Artist { get; init; }

    /// <summary>The album; null for episodes, and where Spotify does not say.</summary>
    public required LibraryItem? Album { get; init; }

    /// <summary>Spotify's URI of the playlist, album, artist or collection that it is played from; null where Spotify does not say.</summary>
    public required string? ContextUri { get; init; }
}
