using System.Buffers;
using System.Globalization;
using System.Text;

namespace SpotifyInsights.Storage;

/// <summary>A Spotify user id as a folder name: letters, digits, `_`, `-` and `.` as they are, every other byte of its UTF-8 as `%XX`.</summary>
internal static class UserFolder
{
    // Three bytes of key per byte of id in the worst case; keeps every key far below the 1024 bytes that object stores allow.
    private const int LongestIdBytes = 128;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Encode(string userId)
    {
        ArgumentNullException.ThrowIfNull(userId);
        if (userId is "" or "." or "..")
        {
            throw new InvalidUserIdException("A user id is never empty, `.` or `..`.");
        }

        if (userId.Any(c => char.IsControl(c) || c is '/' or '\\'))
        {
            throw new InvalidUserIdException("A user id has no slash, backslash or control character.");
        }

        var bytes = Utf8(userId);
        if (bytes.Length > LongestIdBytes)
        {
            throw new InvalidUserIdException($"A user id has at most {LongestIdBytes} bytes.");
        }

        return userId.AsSpan().ContainsAnyExcept(Plain) ? Escape(bytes) : userId;
    }

    /// <summary>The user id that <paramref name="folder"/> stands for; null when no user id is written so.</summary>
    public static string? Decode(string folder)
    {
        var bytes = new List<byte>(folder.Length);
        for (var i = 0; i < folder.Length; i++)
        {
            if (folder[i] != '%')
            {
                bytes.Add((byte)folder[i]);
            }
            else if (i + 2 < folder.Length
                && byte.TryParse(folder.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var escaped))
            {
                bytes.Add(escaped);
                i += 2;
            }
            else
            {
                return null;
            }
        }

        try
        {
            var userId = StrictUtf8.GetString([.. bytes]);
            return Encode(userId) == folder ? userId : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Utf8(string userId)
    {
        try
        {
            return StrictUtf8.GetBytes(userId);
        }
        catch (EncoderFallbackException)
        {
            throw new InvalidUserIdException("A user id is well-formed Unicode text.");
        }
    }

    private static string Escape(byte[] bytes)
    {
        var escaped = new StringBuilder(bytes.Length * 3);
        foreach (var value in bytes)
        {
            if (Plain.Contains((char)value))
            {
                escaped.Append((char)value);
            }
            else
            {
                escaped.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }
}
