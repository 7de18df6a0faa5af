namespace SpotifyInsights.Simulator.Exports;

/// <summary>Files of one sort, numbered from 0.</summary>
/// <param name="Folder">The folder in the zip, with slash.</param>
/// <param name="Name">The name of a file by its number and the years of its first and last row.</param>
/// <param name="Holds">Which rows belong here.</param>
/// <param name="Writer">How they are written.</param>
internal sealed record ExportSeries(string Folder, Func<int, int, int, string> Name, Func<ExportRow, bool> Holds, IExportRowWriter Writer)
{
    private const string ExtendedFolder = "Spotify Extended Streaming History/";
    private const string AccountFolder = "Spotify Account Data/";

    /// <summary>Whether this is the series of the music.</summary>
    public bool IsMain { get; init; }

    /// <summary>The series of a package, that of the music first.</summary>
    public static IReadOnlyList<ExportSeries> Of(ExportForm form, string listenerId)
    {
        IExportRowWriter rows = form is ExportForm.AccountData or ExportForm.OldAccountData
            ? new AccountRowWriter(form == ExportForm.OldAccountData)
            : new ExtendedRowWriter(listenerId, form == ExportForm.Endsong);
        return form switch
        {
            ExportForm.ExtendedHistory =>
            [
                new(ExtendedFolder, (number, from, to) => $"Streaming_History_Audio_{Years(from, to)}_{number}.json", row => !row.IsVideo, rows) { IsMain = true },
                new(ExtendedFolder, (number, from, to) => $"Streaming_History_Video_{Years(from, to)}{(number == 0 ? "" : $"_{number}")}.json", row => row.IsVideo, rows),
            ],
            ExportForm.Endsong => [new("MyData/", (number, _, _) => $"endsong_{number}.json", _ => true, rows) { IsMain = true }],
            ExportForm.AccountData =>
            [
                new(AccountFolder, (number, _, _) => $"StreamingHistory_music_{number}.json", row => row.Kind == ExportedRowKind.Play, rows) { IsMain = true },
                new(AccountFolder, (number, _, _) => $"StreamingHistory_podcast_{number}.json", row => row.Kind == ExportedRowKind.Podcast, rows),
                new(AccountFolder, (number, _, _) => $"StreamingHistory_audiobook_{number}.json", row => row.Kind == ExportedRowKind.Audiobook, rows),
            ],
            ExportForm.OldAccountData => [new("MyData/", (number, _, _) => $"StreamingHistory{number}.json", row => row.Kind != ExportedRowKind.Audiobook, rows) { IsMain = true }],
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Spotify sends no such package."),
        };
    }

    private static string Years(int from, int to) => from == to ? $"{from}" : $"{from}-{to}";
}
