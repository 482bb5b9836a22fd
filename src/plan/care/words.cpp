#include "plan/care/words.hpp"

namespace unknot::plan {

Text find_words(const CareBook& book, const char* id) {
  for (const Prompt& prompt : book.prompts) {
    if (prompt.id.value == id) return prompt.text;
  }
  return {{{"de", id}, {"en", id}}};
}

}  // namespace unknot::plan
