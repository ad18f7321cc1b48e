package io.loopshark.cli;

import io.loopshark.field.Language;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --lang}. */
final class LanguageCode implements ITypeConverter<Language> {

    @Override
    public Language convert(String code) {
        return Language.of(code).orElseThrow(() -> new TypeConversionException("'" + code + "' is not one of: en, zh"));
    }
}
