using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

public sealed class LocalStoreLockTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Acquire_HeldInThisProcess_SaysWhichFolderAndWhatToDo()
    {
        using var held = LocalStoreLock.Acquire(scratch.Path);

        var fault = Should.Throw<StoreInUseException>(() => LocalStoreLock.Acquire(scratch.Path + "/"));

        fault.Folder.ShouldBe(scratch.Path);
        fault.Message.ShouldBe(
            $"The folder '{scratch.Path}' is in use by another running process, and only one may write to it. Stop that process, or choose another folder.");
    }

    [Fact]
    public void Acquire_AfterDispose_Held()
    {
        LocalStoreLock.Acquire(scratch.Path).Dispose();

        LocalStoreLock.Acquire(scratch.Path).Dispose();
    }

    [Fact]
    public async Task Acquire_HeldByAnotherProcess_RefusedUntilThatIsKilled()
    {
        using var other = ChildProcess.Start(LockHolder.Command, scratch.Path);
        (await other.ReadLineAsync()).ShouldBe("held");
        Should.Throw<StoreInUseException>(() => LocalStoreLock.Acquire(scratch.Path));

        await other.KillAsync();

        using var held = LocalStoreLock.Acquire(scratch.Path);
        using var third = ChildProcess.Start(LockHolder.Command, scratch.Path);
        (await third.ReadLineAsync()).ShouldNotBeNull().ShouldContain(scratch.Path);
    }

    [Fact]
    public void Acquire_LeftoversOfACrash_AreRemoved()
    {
        Directory.CreateDirectory(scratch[".store/incoming/folder/deeper"]);
        File.WriteAllText(scratch[".store/incoming/3"], "half an obj");
        File.WriteAllText(scratch["object"], "whole");
        File.CreateSymbolicLink(scratch[".store/incoming/link"], scratch["object"]);
        Directory.CreateSymbolicLink(scratch[".store/incoming/up"], scratch.Path);

        using var held = LocalStoreLock.Acquire(scratch.Path);

        Directory.GetFileSystemEntries(scratch[".store/incoming"]).ShouldBeEmpty();
        File.ReadAllText(scratch["object"]).ShouldBe("whole");
    }

    [Fact]
    public void Acquire_LockFileIsAFolder_ObjectStoreException()
    {
        Directory.CreateDirectory(scratch[".store/lock"]);

        Should.Throw<ObjectStoreException>(() => LocalStoreLock.Acquire(scratch.Path)).Message.ShouldStartWith(scratch.Path);
    }
}
