// byggarkiv's addition to Tesseract; see wide.h.
#include "wide.h"

#include "functions.h"
#include "matrix.h"

#include <cstring>

#if defined(__x86_64__) && defined(FAST_FLOAT)
#  include <immintrin.h>

#  define AVX2 __attribute__((target("avx2")))
#  define VNNI __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512vnni")))

namespace tesseract {

static const bool has_avx2 = __builtin_cpu_supports("avx2");
static const bool has_vnni = has_avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                             __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");

// The lanes of a register that hold one of the last `left` numbers.
AVX2 static inline __m256i Lanes(int left) {
  return _mm256_cmpgt_epi32(_mm256_set1_epi32(left), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}

// The table at |x|, with the straight line between its entries, and 1 past its end.
AVX2 static inline __m256 Looked(const float *table, __m256 x) {
  const __m256 sign = _mm256_set1_ps(-0.0F);
  const __m256 last = _mm256_set1_ps(kTableSize - 1);
  __m256 at = _mm256_mul_ps(_mm256_andnot_ps(sign, x), _mm256_set1_ps(kScaleFactor));
  __m256 past = _mm256_cmp_ps(at, last, _CMP_GE_OQ);
  at = _mm256_andnot_ps(past, at);
  __m256i index = _mm256_cvttps_epi32(at);
  __m256 from = _mm256_i32gather_ps(table, index, 4);
  __m256 to = _mm256_i32gather_ps(table + 1, index, 4);
  __m256 part = _mm256_sub_ps(at, _mm256_cvtepi32_ps(index));
  __m256 y = _mm256_add_ps(from, _mm256_mul_ps(_mm256_sub_ps(to, from), part));
  return _mm256_blendv_ps(y, _mm256_set1_ps(1.0F), past);
}

AVX2 static inline __m256 Tanh8(__m256 x) {
  __m256 y = Looked(TanhTable, x);
  __m256 below = _mm256_cmp_ps(x, _mm256_setzero_ps(), _CMP_LT_OQ);
  return _mm256_blendv_ps(y, _mm256_xor_ps(y, _mm256_set1_ps(-0.0F)), below);
}

AVX2 static inline __m256 Logistic8(__m256 x) {
  __m256 y = Looked(LogisticTable, x);
  __m256 below = _mm256_cmp_ps(x, _mm256_setzero_ps(), _CMP_LT_OQ);
  return _mm256_blendv_ps(y, _mm256_sub_ps(_mm256_set1_ps(1.0F), y), below);
}

template <__m256 (*Func)(__m256)>
AVX2 static inline void Each(int n, float *x) {
  int i = 0;
  for (; i + 8 <= n; i += 8) {
    _mm256_storeu_ps(x + i, Func(_mm256_loadu_ps(x + i)));
  }
  if (i < n) {
    __m256i lanes = Lanes(n - i);
    _mm256_maskstore_ps(x + i, lanes, Func(_mm256_maskload_ps(x + i, lanes)));
  }
}

AVX2 static void TanhAll(int n, float *x) {
  Each<Tanh8>(n, x);
}

AVX2 static void LogisticAll(int n, float *x) {
  Each<Logistic8>(n, x);
}

// Eight numbers as integers: rounded away from zero at the half, as IntCastRounded does.
AVX2 static inline __m256i Rounded(__m256 x) {
  const __m256 sign = _mm256_set1_ps(-0.0F);
  x = _mm256_mul_ps(x, _mm256_set1_ps(INT8_MAX));
  __m256 size = _mm256_add_ps(_mm256_andnot_ps(sign, x), _mm256_set1_ps(0.5F));
  __m256i whole = _mm256_cvttps_epi32(_mm256_min_ps(size, _mm256_set1_ps(INT8_MAX)));
  return _mm256_sign_epi32(whole, _mm256_or_si256(_mm256_castps_si256(x), _mm256_set1_epi32(1)));
}

AVX2 static void ToInt8(int n, const float *from, int8_t *to) {
  int i = 0;
  for (; i + 8 <= n; i += 8) {
    __m256i whole = Rounded(_mm256_loadu_ps(from + i));
    __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(whole), _mm256_extracti128_si256(whole, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i *>(to + i), _mm_packs_epi16(words, words));
  }
  if (i < n) {
    int32_t last[8];
    __m256i whole = Rounded(_mm256_maskload_ps(from + i, Lanes(n - i)));
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(last), whole);
    for (int at = 0; i < n; ++i, ++at) {
      to[i] = static_cast<int8_t>(last[at]);
    }
  }
}

AVX2 static void MaxAll(int n, const int8_t *from, int8_t *to) {
  int i = 0;
  for (; i + 16 <= n; i += 16) {
    __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i *>(from + i));
    __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i *>(to + i));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(to + i), _mm_max_epi8(a, b));
  }
  for (; i < n; ++i) {
    to[i] = from[i] > to[i] ? from[i] : to[i];
  }
}

// The next kSize * 16 outputs. The instruction multiplies unsigned by signed bytes: the inputs are raised by 128, which
// the starts make good. Sums taken in turns where one alone would wait for itself.
template <int kSize>
VNNI static inline void Outputs(const int8_t *&wi, const int8_t *&starts, const float *&scales, const int8_t *u, int num_in,
                                float *&v) {
  constexpr int kTurns = 4 / kSize;
  const __m512i raised = _mm512_set1_epi8(-128);
  __m512i sums[kTurns][kSize];
  for (int r = 0; r < kSize; ++r, starts += 64) {
    sums[0][r] = _mm512_loadu_si512(starts);
    for (int turn = 1; turn < kTurns; ++turn) {
      sums[turn][r] = _mm512_setzero_si512();
    }
  }
  int j = 0;
  auto add = [&](int turn) VNNI {
    int32_t four;
    std::memcpy(&four, u + j, sizeof(four));
    __m512i inputs = _mm512_xor_si512(_mm512_set1_epi32(four), raised);
    for (int r = 0; r < kSize; ++r, wi += 64) {
      sums[turn][r] = _mm512_dpbusd_epi32(sums[turn][r], inputs, _mm512_loadu_si512(wi));
    }
    j += 4;
  };
  while (j + 4 * kTurns <= num_in) {
    for (int turn = 0; turn < kTurns; ++turn) {
      add(turn);
    }
  }
  while (j < num_in) {
    add(0);
  }
  for (int r = 0; r < kSize; ++r, wi += 16, scales += 16, v += 16) {
    __m512i sum = sums[0][r];
    for (int turn = 1; turn < kTurns; ++turn) {
      sum = _mm512_add_epi32(sum, sums[turn][r]);
    }
    _mm512_storeu_ps(v, _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_loadu_ps(scales)));
  }
}

// The last eight outputs.
VNNI static inline void Eight(const int8_t *wi, const int8_t *starts, const float *scales, const int8_t *u, int num_in,
                              float *v) {
  const __m256i raised = _mm256_set1_epi8(-128);
  __m256i sum = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(starts));
  for (int j = 0; j < num_in; j += 4, wi += 32) {
    int32_t four;
    std::memcpy(&four, u + j, sizeof(four));
    __m256i inputs = _mm256_xor_si256(_mm256_set1_epi32(four), raised);
    sum = _mm256_dpbusd_epi32(sum, inputs, _mm256_loadu_si256(reinterpret_cast<const __m256i *>(wi)));
  }
  _mm256_storeu_ps(v, _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(scales)));
}

VNNI static void MatrixDotVector(int dim1, int dim2, const int8_t *wi, const float *scales, const int8_t *u, float *v) {
  const int num_in = (dim2 - 1 + 3) / 4 * 4;
  int left = (dim1 + 7) / 8 * 8;
  const int8_t *starts = wi + (num_in + 1) * left;
  for (; left >= 64; left -= 64) {
    Outputs<4>(wi, starts, scales, u, num_in, v);
  }
  if (left >= 32) {
    Outputs<2>(wi, starts, scales, u, num_in, v);
    left -= 32;
  }
  if (left >= 16) {
    Outputs<1>(wi, starts, scales, u, num_in, v);
    left -= 16;
  }
  if (left >= 8) {
    Eight(wi, starts, scales, u, num_in, v);
  }
}

void WideStarts(const GENERIC_2D_ARRAY<int8_t> &w, int rounded_num_out, std::vector<int8_t> &shaped_w) {
  std::vector<int32_t> starts(rounded_num_out, 0);
  const int num_in = w.dim2() - 1;
  for (int output = 0; output < w.dim1(); ++output) {
    starts[output] = w(output, num_in) * 127;
    for (int input = 0; input < num_in; ++input) {
      starts[output] -= w(output, input) * 128;
    }
  }
  const auto *bytes = reinterpret_cast<const int8_t *>(starts.data());
  shaped_w.insert(shaped_w.end(), bytes, bytes + starts.size() * sizeof(starts[0]));
}

bool WideTanh(int n, float *x) {
  if (has_avx2) {
    TanhAll(n, x);
  }
  return has_avx2;
}

bool WideLogistic(int n, float *x) {
  if (has_avx2) {
    LogisticAll(n, x);
  }
  return has_avx2;
}

bool WideToInt8(int n, const float *from, int8_t *to) {
  if (has_avx2) {
    ToInt8(n, from, to);
  }
  return has_avx2;
}

bool WideMax(int n, const int8_t *from, int8_t *to) {
  if (has_avx2) {
    MaxAll(n, from, to);
  }
  return has_avx2;
}

bool WideMatrixDotVector(int dim1, int dim2, const int8_t *wi, const float *scales, const int8_t *u, float *v) {
  if (has_vnni) {
    MatrixDotVector(dim1, dim2, wi, scales, u, v);
  }
  return has_vnni;
}

} // namespace tesseract

#else

namespace tesseract {

bool WideTanh(int, float *) {
  return false;
}
bool WideLogistic(int, float *) {
  return false;
}
bool WideToInt8(int, const float *, int8_t *) {
  return false;
}
bool WideMax(int, const int8_t *, int8_t *) {
  return false;
}
void WideStarts(const GENERIC_2D_ARRAY<int8_t> &, int, std::vector<int8_t> &) {}
bool WideMatrixDotVector(int, int, const int8_t *, const float *, const int8_t *, float *) {
  return false;
}

} // namespace tesseract

#endif
