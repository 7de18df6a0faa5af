using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Maintenance;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Maintenance;

/// <summary>The verbs `backup` and `restore`, as the program is called.</summary>
public sealed class CopyCommandTests : IDisposable
{
    private const string Ada = ListenerRig.UserId;
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _backup = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BackupEraseRestore_BetweenFolders_GivesTheSameFiles()
    {
        await LiveAsync();
        var before = Files(_folder);

        var (code, output) = await RunAsync("backup", "--user", Ada, "--to", _backup.Path);
        code.ShouldBe(0);
        output.ShouldContain($"holds 'ada' whole: {before.Count} objects, ");
        output.ShouldContain($"{before.Count} were copied and read back, 0 deleted");
        Files(_backup).ShouldBe(before);

        await new UserEraser(Open()).EraseAsync(Ada, Token);
        Files(_folder).ShouldBeEmpty();
        (code, output) = await RunAsync("restore", "--user", Ada, "--from", _backup.Path);

        code.ShouldBe(0);
        Files(_folder).ShouldBe(before);
    }

    [Fact]
    public async Task Restore_OverOtherData_IsRefusedUntilItMayReplace()
    {
        await LiveAsync();
        await RunAsync("backup", "--user", Ada, "--to", _backup.Path);
        var before = Files(_folder);
        await Open().PutAsync(Keys.Profile(Ada), "{\"later\":true}"u8.ToArray(), PutCondition.None, Token);

        var (code, output) = await RunAsync("restore", "--user", Ada, "--from", _backup.Path);

        code.ShouldBe(1);
        output.ShouldStartWith("Refused: the store holds 1 objects of 'ada' that ");
        output.ShouldContain($"  {Keys.Profile(Ada)}{Environment.NewLine}");
        Files(_folder).ShouldNotBe(before);

        (await RunAsync("restore", "--user", Ada, "--from", _backup.Path, "--replace=true")).Code.ShouldBe(0);
        Files(_folder).ShouldBe(before);
    }

    [Theory]
    [InlineData("Write --replace=true. restore ", "restore", "--user", Ada, "--replace", "--from", "x")]
    [InlineData("--all is true or false. backup ", "backup", "--user", Ada, "--to", "x", "--all=yes")]
    [InlineData("Where to? Name a folder, or set Backup:Provider", "backup", "--user", Ada)]
    [InlineData("Where from? Name a folder, or set Backup:Provider", "restore", "--user", Ada, "--to", "x")]
    [InlineData("Where to? Backup:Provider must be 'local' or 's3'.", "backup", "--user", Ada, "--Backup:Provider=ftp")]
    [InlineData("Where to? Backup:S3:ServiceUrl must be the service's address", "backup", "--user", Ada, "--Backup:Provider=s3")]
    [InlineData("Which listener? backup --user <Spotify id>", "backup", "--to", "x")]
    public async Task Command_ThatLacksSomething_IsCodeTwo(string start, params string[] args)
    {
        var (code, output) = await RunAsync(args);

        code.ShouldBe(2);
        output.ShouldStartWith(start);
    }

    [Fact]
    public async Task Backup_IntoTheInstancesOwnStore_IsCodeTwo() =>
        (await RunAsync("backup", "--user", Ada, "--to", _folder.Path)).ShouldBe((2, $"Where to? That is the instance's own store.{Environment.NewLine}"));

    [Fact]
    public async Task Backup_IntoAFolderInUse_IsRefused()
    {
        await LiveAsync();
        using var held = LocalStoreLock.Acquire(_backup.Path);

        await Should.ThrowAsync<StoreInUseException>(() => RunAsync("backup", "--user", Ada, "--to", _backup.Path));
    }

    [Fact]
    public async Task Commands_ForNobody_AreCodeOne()
    {
        (await RunAsync("backup", "--user", Ada, "--to", _backup.Path)).Output.ShouldStartWith("Nothing is held of 'ada'; ");
        var (code, output) = await RunAsync("restore", "--user", Ada, "--from", _backup.Path);
        (code, output.Contains("holds nothing of 'ada'.", StringComparison.Ordinal)).ShouldBe((1, true));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _backup.Dispose();
    }

    private static SortedDictionary<string, string> Files(TemporaryFolder folder)
    {
        var root = Path.Combine(folder.Path, "users");
        var files = Directory.Exists(root) ? Directory.GetFiles(root, "*", SearchOption.AllDirectories) : [];
        return new(files.ToDictionary(file => Path.GetRelativePath(root, file), file => Convert.ToHexString(File.ReadAllBytes(file))), StringComparer.Ordinal);
    }

    private LocalObjectStore Open() => new(_folder.Path, TimeProvider.System, new LocalObjectStoreOptions { FlushToDisk = false });

    private async Task LiveAsync()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(new RandomLife(41, Instant.FromUtc(2025, 10, 30, 5, 0), days: 2).Inputs);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        var store = Open();
        await foreach (var found in rig.Memory.ListAsync("users/", startAfter: null, Token))
        {
            await store.PutAsync(found.Key, (await rig.Memory.GetAsync(found.Key, Token))!.Content, PutCondition.None, Token);
        }

        await store.PutAsync(Keys.Profile(Ada), "{}"u8.ToArray(), PutCondition.None, Token);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        string[] all = [.. args, $"--Storage:LocalPath={_folder.Path}"];
        await using var app = CommandHost.Build(all);
        await using var output = new StringWriter();
        return (await MaintenanceCommands.RunAsync(app, all, output, Token), output.ToString());
    }
}
