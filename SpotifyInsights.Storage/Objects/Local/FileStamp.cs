namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>
/// What tells one state of a file from another without reading it. The change time is the kernel's and cannot be set, so it moves with every write
/// and every rename, also of tools that put size and modification time back.
/// </summary>
/// <param name="Length">Bytes.</param>
/// <param name="ModifiedAt">The file's last write time: for our own files the store's clock when they were put.</param>
/// <param name="Inode">Which file; 0 where the system does not tell.</param>
/// <param name="Change">The change time; null where the system does not tell, and then equal stamps prove nothing.</param>
internal readonly record struct FileStamp(long Length, DateTimeOffset ModifiedAt, ulong Inode, ChangeTime? Change);
