namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>Four answers of a row about how it was played, two bits each: whether it says so at all, and what.</summary>
[Flags]
internal enum MannerFlags : byte
{
    None = 0,
    KnowsShuffle = 1,
    Shuffle = 2,
    KnowsSkipped = 4,
    Skipped = 8,
    KnowsOffline = 16,
    Offline = 32,
    KnowsIncognito = 64,
    Incognito = 128,
}
