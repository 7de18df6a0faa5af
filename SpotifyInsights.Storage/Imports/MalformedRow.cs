namespace SpotifyInsights.Storage.Imports;

/// <summary>Where a row is that could not be understood.</summary>
/// <param name="Row">The row's number in its file, from 1.</param>
/// <param name="Offset">Bytes from the start of the (unpacked) file to the row.</param>
/// <param name="Problem">What is wrong: `ts is missing`, `ms_played is not a number` …</param>
public sealed record MalformedRow(long Row, long Offset, string Problem);
