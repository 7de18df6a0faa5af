using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

public sealed class SpoolFileTests
{
    [Fact]
    public async Task Create_AFile_HasNoNameThatOutlivesTheProcess()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the system removes the file when it is closed.");

        await using var file = SpoolFile.Create();
        file.Write("kept"u8);
        await file.FlushAsync(TestContext.Current.CancellationToken);

        Path.Exists(Path.GetDirectoryName(file.Name)).ShouldBeFalse();
        file.Position = 0;
        using var reader = new StreamReader(file);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("kept");
    }

    // What fails here is this machine, not the store that the bytes come from.
    [Fact]
    public async Task Write_ToAFullDisk_IsAnErrorThatNamesTheKeyAndTheFolder()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no disk that is always full");
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        var fault = await Should.ThrowAsync<ObjectStoreException>(() => SpoolFile.WriteAsync("a/b", full, new byte[10], TestContext.Current.CancellationToken));

        fault.Message.ShouldStartWith($"a/b: cannot be kept in {Path.GetTempPath()} while it is worked with: ");
    }
}
