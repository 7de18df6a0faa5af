using System.Runtime.InteropServices;

namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>Linux' `struct statx`, which has the same layout on every processor; only the fields that are used.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal readonly struct StatxResult
{
    [FieldOffset(0)]
    public readonly uint Mask;

    [FieldOffset(32)]
    public readonly ulong Inode;

    [FieldOffset(96)]
    public readonly long ChangedSeconds;

    [FieldOffset(104)]
    public readonly uint ChangedNanoseconds;
}
