// byggarkiv's addition to Tesseract: the network's inner loops on the widest registers that the processor has.
// Every function here does the very sums of the loop it stands for, in the same order and precision, so that the
// text is the same to the letter; each says false, and has done nothing, where the processor cannot.
#ifndef TESSERACT_ARCH_WIDE_H_
#define TESSERACT_ARCH_WIDE_H_

#include <cstdint>
#include <vector>

namespace tesseract {

template <class T>
class GENERIC_2D_ARRAY;

// x = tanh(x), and x = 1 / (1 + exp(-x)), by the tables of functions.h.
bool WideTanh(int n, float *x);
bool WideLogistic(int n, float *x);

// to = the nearest of -127..127 to 127 * from.
bool WideToInt8(int n, const float *from, int8_t *to);

// to = the greater of the two.
bool WideMax(int n, const int8_t *from, int8_t *to);

// Puts after the weights what the sum of each output starts from: its bias, less what raising the inputs by 128 adds.
void WideStarts(const GENERIC_2D_ARRAY<int8_t> &w, int rounded_num_out, std::vector<int8_t> &shaped_w);

// v = W u as intsimdmatrixavx2.cpp lays the weights out.
bool WideMatrixDotVector(int dim1, int dim2, const int8_t *wi, const float *scales, const int8_t *u, float *v);

} // namespace tesseract

#endif // TESSERACT_ARCH_WIDE_H_
