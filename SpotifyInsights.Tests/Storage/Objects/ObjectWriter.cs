using System.Globalization;
using System.Security.Cryptography;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>
/// The role of a process that puts and deletes until it is killed. It prints `try KEY VERSION` before and `ack KEY VERSION` after each
/// step; version 0 is a delete. Contents carry their version, their length and their own hash.
/// </summary>
public static class ObjectWriter
{
    public const string Command = "write-objects";

    private const int HeaderLength = 12;

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = args[0];
        var random = new Random(int.Parse(args[1], CultureInfo.InvariantCulture));
        var steps = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : int.MaxValue;
        using var held = LocalStoreLock.Acquire(folder);
        var store = new LocalObjectStore(folder, TimeProvider.System);
        string[] keys = ["flat", "a/one", "a/two", "a/b/c/deep", "z/only"];
        for (var version = 1; version <= steps; version++)
        {
            var key = keys[random.Next(keys.Length)];
            var isDelete = random.Next(5) == 0;
            var step = $"{key} {(isDelete ? 0 : version)}";
            var content = Content(version, random);
            Print("try " + step);
            if (isDelete)
            {
                await store.DeleteAsync(key, CancellationToken.None);
            }
            else
            {
                await store.PutAsync(key, content, PutCondition.None, CancellationToken.None);
            }

            Print("ack " + step);
        }

        return 0;
    }

    /// <summary>The version of a whole content; null for a broken one.</summary>
    public static int? VersionOf(ReadOnlySpan<byte> content)
    {
        if (content.Length < HeaderLength + SHA256.HashSizeInBytes || BitConverter.ToInt64(content[4..]) != content.Length)
        {
            return null;
        }

        var body = content[..^SHA256.HashSizeInBytes];
        return SHA256.HashData(body).AsSpan().SequenceEqual(content[body.Length..]) ? BitConverter.ToInt32(content) : null;
    }

    private static byte[] Content(int version, Random random)
    {
        var content = new byte[HeaderLength + random.Next(random.Next(2) == 0 ? 200 : 4_000_000) + SHA256.HashSizeInBytes];
        random.NextBytes(content);
        BitConverter.TryWriteBytes(content, version);
        BitConverter.TryWriteBytes(content.AsSpan(4), (long)content.Length);
        SHA256.HashData(content.AsSpan(0, content.Length - SHA256.HashSizeInBytes), content.AsSpan(content.Length - SHA256.HashSizeInBytes));
        return content;
    }

    private static void Print(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
