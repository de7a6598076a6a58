/* The names that Qt6Core.dll imports from icuuc.dll, which Windows has since 10 1703 and Wine 8 has not.
 *
 * Only for trying the package under Wine; nothing of it is ever in a package. Qt falls back to its own codecs.
 */

#define NAME(name) __declspec(dllexport) int name(void) { return 0; }

NAME(ucnv_cbFromUWriteUChars)
NAME(ucnv_cbToUWriteUChars)
NAME(ucnv_close)
NAME(ucnv_countAvailable)
NAME(ucnv_fromUCountPending)
NAME(ucnv_fromUnicode)
NAME(ucnv_getAvailableName)
NAME(ucnv_getFromUCallBack)
NAME(ucnv_getMaxCharSize)
NAME(ucnv_getName)
NAME(ucnv_getStandardName)
NAME(ucnv_getToUCallBack)
NAME(ucnv_open)
NAME(ucnv_reset)
NAME(ucnv_setFromUCallBack)
NAME(ucnv_setToUCallBack)
NAME(ucnv_toUCountPending)
NAME(ucnv_toUnicode)
