// Contact within one of Newton's steps.
#pragma once

#include "press/contact/contact.hpp"

namespace unknot::press {

/// Forces of contact that grow linearly along a step, as a tangent has them, from where they were taken: at the beginning of the step or, anew,
/// somewhere on its way.
class TangentContact {
 public:
  explicit TangentContact(const Mesh& mesh);

  /// Nothing touches.
  void clear();
  /// At the beginning of a step.
  void take(const Tool& tool, double penalty, const Field<double>& displacement);
  /// By how much forces [mN] at the end of a step [mm] differ from those that grew linearly; on the top nodes, zero on all others.
  void find_missed(const Tool& tool, double penalty, const Field<double>& displacement, const Field<float>& step,
                   Field<float>& missed);
  /// Anew, where find_missed has looked last.
  void take_anew(const Tool& tool, double penalty, const Field<float>& step);

  [[nodiscard]] int n_anew() const { return n_anew_; }
  /// As in build_contact_stiffness.
  [[nodiscard]] const Field<float>& stiffness() const { return stiffness_; }
  [[nodiscard]] Field<float>& stiffness() { return stiffness_; }
  /// The one before contact was taken anew.
  [[nodiscard]] const Field<float>& stiffness_before() const { return before_; }

 private:
  const Mesh& mesh_;
  Field<float> stiffness_;
  Field<float> before_;
  Field<double> rest_;  ///< forces where the step is nothing
  Field<double> forces_;  ///< where find_missed has looked
  Field<double> reached_;  ///< displacement there; the top nodes alone
  int n_anew_ = 0;
};

}  // namespace unknot::press
