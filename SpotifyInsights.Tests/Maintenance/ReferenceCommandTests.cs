using SpotifyInsights.Api.Maintenance;
using SpotifyInsights.Tests.Reference;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Maintenance;

/// <summary>The verb `reference import`, as the program is called.</summary>
public sealed class ReferenceCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_OfASet_SaysWhatWasFoundAndWritesTheFiles()
    {
        var (code, output) = await RunAsync("import", ReferenceRig.FictionalFile, "--as-of", "2022-10-22");

        code.ShouldBe(0);
        output.ShouldStartWith("Imported 300 of 300 rows as 240 tracks in ");
        output.ShouldContain("60 rows folded into another row of their track, 4 of them exact duplicates.");
        output.ShouldContain("6 rows without a known tempo.");
        Directory.GetFiles(Path.Combine(_folder.Path, "reference_data")).Select(Path.GetFileName).Order()
            .ShouldBe(["kaggle_tracks.parquet", "kaggle_tracks_index.parquet"]);
    }

    [Fact]
    public async Task Import_OfABrokenFile_IsCodeOneAndNamesLineAndColumn()
    {
        var file = Path.Combine(_folder.Path, "broken.csv");
        await File.WriteAllTextAsync(file, ReferenceRig.Csv(ReferenceRig.Row("one", ("tempo", "fast"))), Token);

        var (code, output) = await RunAsync("import", file);

        code.ShouldBe(1);
        output.ShouldStartWith("Refused. Line 2, column `tempo`: `fast` is no number.");
        output.ShouldContain("The former reference data, if there were any, stay in use.");
    }

    [Fact]
    public async Task Import_OfNoFile_IsCodeOne() =>
        (await RunAsync("import", "missing.csv")).ShouldBe((1, $"There is no file 'missing.csv'.{Environment.NewLine}"));

    [Theory]
    [InlineData]
    [InlineData("import")]
    [InlineData("import", "--as-of", "2022-10-22")]
    [InlineData("export", "file.csv")]
    [InlineData("import", "file.csv", "--as-of", "yesterday")]
    public async Task Command_ThatLacksSomething_IsCodeTwo(params string[] args)
    {
        var (code, output) = await RunAsync(args);

        code.ShouldBe(2);
        output.ShouldStartWith("Which file? reference import <file.csv or file.parquet>");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        string[] all = [ReferenceCommand.Name, .. args, $"--Storage:LocalPath={_folder.Path}"];
        await using var app = CommandHost.Build(all);
        await using var output = new StringWriter();
        return (await MaintenanceCommands.RunAsync(app, all, output, Token), output.ToString());
    }
}
