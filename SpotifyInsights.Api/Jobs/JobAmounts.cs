namespace SpotifyInsights.Api.Jobs;

/// <summary>How much of a job's work is done, in numbers, for kinds that read files.</summary>
/// <param name="File">The file that is being read; null between files.</param>
/// <param name="Bytes">Bytes read so far, unpacked.</param>
/// <param name="BytesTotal">Bytes that there are, unpacked.</param>
/// <param name="Rows">Rows read so far.</param>
/// <param name="BytesPerSecond">Since the reading began; null in its first moment.</param>
/// <param name="RowsPerSecond">Since the reading began; null in its first moment.</param>
/// <param name="SecondsLeft">Until everything is read, at that pace; null where it cannot be told. What follows the reading is not in it.</param>
public sealed record JobAmounts(
    string? File, long Bytes, long BytesTotal, long Rows, double? BytesPerSecond, double? RowsPerSecond, double? SecondsLeft);
