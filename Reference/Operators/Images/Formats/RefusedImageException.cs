namespace Verification.Reference.Operators;

/// <summary>An image that may well be sound, in a form that is not decoded.</summary>
/// <param name="what">The form.</param>
internal sealed class RefusedImageException(string what) : Exception(what);
