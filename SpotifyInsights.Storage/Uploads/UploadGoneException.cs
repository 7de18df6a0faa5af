using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Uploads;

/// <summary>An upload, or a part of it, is not there any more: uploads are kept for a day at most.</summary>
public sealed class UploadGoneException(string key) : ObjectStoreException(key, "the uploaded file is not there any more");
