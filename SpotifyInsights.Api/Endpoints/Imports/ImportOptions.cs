using System.ComponentModel.DataAnnotations;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>What may be uploaded (section `Imports`).</summary>
public sealed class ImportOptions
{
    public const string Section = "Imports";

    /// <summary>Bytes of one upload, packed as it comes. 1 MiB to 64 GiB. Default: 4 GiB.</summary>
    [Range(1L << 20, 64L << 30, ErrorMessage = "Imports:MaxUploadBytes must be 1 MiB (1048576) to 64 GiB (68719476736).")]
    public long MaxUploadBytes { get; set; } = 4L << 30;

    /// <summary>Files of one upload. 1 to 10,000. Default: 1,000.</summary>
    [Range(1, 10_000, ErrorMessage = "Imports:MaxFiles must be 1 to 10000.")]
    public int MaxFiles { get; set; } = 1_000;

    /// <summary>Imports of one listener that wait or run at a time: each holds its upload. 1 to 100. Default: 5.</summary>
    [Range(1, 100, ErrorMessage = "Imports:MaxWaiting must be 1 to 100.")]
    public int MaxWaiting { get; set; } = 5;
}
