import type { EvidenceNeed } from '../../model/index.ts';
import type { AchievementType, ResultStatus, ResultType, TargetType } from '../../values/index.ts';

/** Plain words for each member of the closed vocabularies. I3-12. */
export const achievementTypes: Readonly<Record<AchievementType, string>> = {
  Achievement: 'Achievement',
  ApprenticeshipCertificate: 'Apprenticeship certificate',
  Assessment: 'Assessment',
  Assignment: 'Assignment',
  AssociateDegree: 'Associate degree',
  Award: 'Award',
  Badge: 'Badge',
  BachelorDegree: 'Bachelor’s degree',
  Certificate: 'Certificate',
  CertificateOfCompletion: 'Certificate of completion',
  Certification: 'Certification',
  CommunityService: 'Community service',
  Competency: 'Competency',
  Course: 'Course',
  CoCurricular: 'Co-curricular activity',
  Degree: 'Degree',
  Diploma: 'Diploma',
  DoctoralDegree: 'Doctoral degree',
  Fieldwork: 'Fieldwork',
  GeneralEducationDevelopment: 'General education development',
  JourneymanCertificate: 'Journeyman certificate',
  LearningProgram: 'Learning programme',
  License: 'Licence',
  Membership: 'Membership',
  ProfessionalDoctorate: 'Professional doctorate',
  QualityAssuranceCredential: 'Quality assurance credential',
  MasterCertificate: 'Master certificate',
  MasterDegree: 'Master’s degree',
  MicroCredential: 'Micro-credential',
  ResearchDoctorate: 'Research doctorate',
  SecondarySchoolDiploma: 'Secondary school diploma',
};

export const resultTypes: Readonly<Record<ResultType, string>> = {
  GradePointAverage: 'Grade point average',
  LetterGrade: 'Letter grade',
  Percent: 'Percent',
  PerformanceLevel: 'Performance level',
  PredictedScore: 'Predicted score',
  RawScore: 'Score',
  Result: 'Result',
  RubricCriterion: 'Rubric criterion',
  RubricCriterionLevel: 'Rubric criterion level',
  RubricScore: 'Rubric score',
  ScaledScore: 'Scaled score',
  Status: 'Status',
};

export const resultStatuses: Readonly<Record<ResultStatus, string>> = {
  Completed: 'Completed',
  Enrolled: 'Enrolled',
  Failed: 'Failed',
  InProgress: 'In progress',
  OnHold: 'On hold',
  Provisional: 'Provisional',
  Withdrew: 'Withdrew',
};

export const targetTypes: Readonly<Record<TargetType, string>> = {
  'ceasn:Competency': 'Competency',
  'ceterms:Credential': 'Credential',
  CFItem: 'Item of a competency framework',
  CFRubric: 'Rubric',
  CFRubricCriterion: 'Rubric criterion',
  CFRubricCriterionLevel: 'Rubric criterion level',
  CTDL: 'Entry in the Credential Transparency Description Language',
};

export const evidenceNeeds: Readonly<Record<EvidenceNeed, string>> = {
  none: '',
  optional: 'Evidence optional',
  required: 'Evidence required',
};
