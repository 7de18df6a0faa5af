namespace SpotifyInsights.Simulator.Exports;

/// <summary>A file of an export as it was written.</summary>
/// <param name="Name">Path in the zip.</param>
/// <param name="IsMissing">Left out on purpose: its rows are nowhere but in the overlap with the next file.</param>
/// <param name="Rows">Rows by what they are; in a file after another one, the rows that both hold are an overlap.</param>
/// <param name="Plays">The plays of music that it reports, in the order of their reports; also those that the file before reports already.</param>
public sealed record ExportedFile(string Name, bool IsMissing, IReadOnlyDictionary<ExportedRowKind, int> Rows, IReadOnlyList<ExportedPlay> Plays);
