package nl.kring.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Writes JSON columns as the JSON interface does, with dates and periods as text. */
@Configuration
class JsonColumns {

    @Bean
    HibernatePropertiesCustomizer jsonFormat(ObjectMapper objectMapper) {
        return properties ->
                properties.put(MappingSettings.JSON_FORMAT_MAPPER, new JacksonJsonFormatMapper(objectMapper));
    }
}
