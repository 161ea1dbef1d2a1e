using System.Numerics;
using System.Runtime.CompilerServices;

namespace Verification.Reference.Kernels;

/// <summary>A register of one number, for hardware without vectors and as the plainest of the paths that the tests compare.</summary>
internal readonly unsafe struct ScalarLane<T> : ILanes<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(T* from) => *from;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Broadcast(T* from) => *from;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplyAdd(T x, T y, T sum) => (x * y) + sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add(T x, T y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(T value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T value, T* to) => *to = value;
}
